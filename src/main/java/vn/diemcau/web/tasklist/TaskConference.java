package vn.diemcau.web.tasklist;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.conference.HelpSubject;
import vn.diemcau.conference.conference.LineTests;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.plan.Milestone;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.platform.text.VietnameseTime;

/** Tells a task's form about the conference, as far as it concerns the agency that has the task. */
@Component
class TaskConference {

    /** @param deferred whether it rests without a date; its hours are then those that it had */
    record View(
            String id,
            String title,
            String letter,
            String letterKind,
            String startText,
            String lineTestText,
            String registrationDueText,
            boolean deferred) {}

    record Help(String subject, String agency, String role, String email, String phone) {}

    private final Conferences conferences;
    private final LineTests tests;
    private final DirectoryStore directory;

    TaskConference(Conferences conferences, LineTests tests, DirectoryStore directory) {
        this.conferences = conferences;
        this.tests = tests;
        this.directory = directory;
    }

    Conference get(Duty duty) {
        return conferences.get(duty.conference());
    }

    Agency agency(Duty duty) {
        return directory.find(duty.agency()).orElseThrow();
    }

    /** The contacts for what concerns the agency. */
    List<Help> helpLines(Conference conference, Agency agency) {
        boolean isUnit = agency.kind() == Agency.Kind.UNIT;
        boolean registers = !isUnit
                || conferences.registration(conference.id(), agency.code()).isPresent();
        boolean isTested = !isUnit || lineTest(conference, agency).isPresent();
        return conferences.helpLines(conference.id()).stream()
                .filter(line -> HelpSubject.concerns(line.subject(), registers, isTested))
                .map(this::view)
                .toList();
    }

    /** When the lines of an agency are first tested; for all but units, the first test of all. */
    private Optional<ZonedDateTime> lineTest(Conference conference, Agency agency) {
        if (!conference.hasLineTest()) {
            return Optional.empty();
        }
        return agency.kind() == Agency.Kind.UNIT
                ? tests.of(conference).of(agency.code()).stream().findFirst().map(Milestone::at)
                : Optional.of(conference.lineTest());
    }

    View view(Conference conference, Agency agency) {
        // A unit sees its own date of registration, everybody else the first.
        ZonedDateTime registrationDue = conferences
                .registration(conference.id(), agency.code())
                .map(conference::registrationDue)
                .orElse(
                        conference.hasRegistration() && agency.kind() != Agency.Kind.UNIT
                                ? conference.registrationDue()
                                : null);
        return new View(
                conference.id(),
                conference.title(),
                conference.letter(),
                conference.letterKind(),
                VietnameseTime.full(conference.start()),
                lineTest(conference, agency).map(VietnameseTime::full).orElse(null),
                registrationDue == null ? null : VietnameseTime.full(registrationDue),
                conference.isDeferred());
    }

    private Help view(Plan.HelpLine line) {
        Agency agency = directory.find(line.agency()).orElseThrow();
        Agency.Contact contact = agency.contact(line.role());
        return new Help(
                HelpSubject.words(line.subject()),
                agency.name(),
                contact.role(),
                contact.email(),
                Objects.requireNonNullElse(contact.phone(), ""));
    }
}
