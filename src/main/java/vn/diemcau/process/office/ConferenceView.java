package vn.diemcau.process.office;

import java.util.List;
import vn.diemcau.conference.conference.Conference;

/**
 * A conference as programs and pages see it.
 *
 * @param lineTest null when there is none
 * @param registrationDue null when no unit registers
 * @param deferredSince since when it rests without a date, its dates being those that it had; null while it has one
 * @param reason reason of the last change of its dates, its deferral or its cancellation; null before
 * @param revision number of changes of its dates
 * @param warnings sentences about its dates, for the Office
 */
record ConferenceView(
        String id,
        String title,
        String letter,
        String status,
        String start,
        String lineTest,
        String registrationDue,
        List<Other> milestones,
        String deferredSince,
        String reason,
        int revision,
        List<String> warnings) {

    /** One of the other dates of a conference. */
    record Other(String id, String name, String at) {}

    static ConferenceView of(Conference conference, List<String> warnings) {
        return new ConferenceView(
                conference.id(),
                conference.title(),
                conference.letter(),
                conference.status().name(),
                conference.start().toOffsetDateTime().toString(),
                conference.hasLineTest()
                        ? conference.lineTest().toOffsetDateTime().toString()
                        : null,
                conference.hasRegistration()
                        ? conference.registrationDue().toOffsetDateTime().toString()
                        : null,
                conference.milestones().stream()
                        .map(each -> new Other(
                                each.id(),
                                each.name(),
                                each.at().toOffsetDateTime().toString()))
                        .toList(),
                conference.isDeferred()
                        ? conference
                                .deferredSince()
                                .atZone(conference.zone())
                                .toOffsetDateTime()
                                .toString()
                        : null,
                conference.reason(),
                conference.revision(),
                warnings);
    }
}
