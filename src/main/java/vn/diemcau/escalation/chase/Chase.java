package vn.diemcau.escalation.chase;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.Mailbox;

/**
 * Orders the mails of a conference, in the transaction of the step that calls for them.
 *
 * <p>Mails go to agencies, never to single delegates (O70).
 */
@Component
public class Chase {

    private static final int FUTURE_AT_MOST = 2_000;

    private final Conferences conferences;
    private final DutyChase dutyChase;
    private final SiteNews siteNews;
    private final DutyOpenings openings;
    private final DirectoryStore directory;
    private final Mailbox mailbox;
    private final Journal journal;
    private final Clock clock;

    Chase(
            Conferences conferences,
            DutyChase dutyChase,
            SiteNews siteNews,
            DutyOpenings openings,
            DirectoryStore directory,
            Mailbox mailbox,
            Journal journal,
            Clock clock) {
        this.conferences = conferences;
        this.dutyChase = dutyChase;
        this.siteNews = siteNews;
        this.openings = openings;
        this.directory = directory;
        this.mailbox = mailbox;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Tells every agency its duties, and tells the recipients of the letter that it was issued (O72–O79).
     * {@link DutyOpenings} tells a unit when its own process has opened its tasks.
     */
    public void announceDuties(String conference) {
        List<String> units = conferences.units(conference);
        Set<String> others = new TreeSet<>(conferences.agencies(conference));
        units.forEach(others::remove);
        openings.announced();
        announce(conference, MailKind.DUTIES_ANNOUNCED, null, OccasionMails.ISSUED, others);
        String told = "gửi Giấy mời và nhiệm vụ tới %d cơ quan".formatted(others.size());
        record(
                conference,
                units.isEmpty() ? told : "%s; %d đơn vị nhận khi nhiệm vụ của mình mở".formatted(told, units.size()));
    }

    /** Tells every agency the new dates. */
    public void announceNewDates(String conference) {
        Set<String> all = whoKnowOf(conference);
        int revision = conferences.get(conference).revision();
        announce(conference, MailKind.NEW_DATES, String.valueOf(revision), "revision-" + revision, all);
        record(conference, "gửi lịch mới tới %d cơ quan, đơn vị".formatted(all.size()));
    }

    /** Tells every agency that the conference is cancelled. */
    public void announceCancellation(String conference) {
        Set<String> all = whoKnowOf(conference);
        announce(conference, MailKind.CANCELLED, null, "cancelled", all);
        record(conference, "báo hủy Hội nghị tới %d cơ quan, đơn vị".formatted(all.size()));
    }

    /** The Office and the recipients of the letter. Others never heard of the conference and need no news of it. */
    private Set<String> whoKnowOf(String conference) {
        Set<String> all = new TreeSet<>(mailbox.agencies(conference, MailKind.DUTIES_ANNOUNCED));
        all.add(conferences.get(conference).host());
        return all;
    }

    /** Tells a unit that its registration was opened again, and why. */
    public void announceReopening(Duty duty) {
        mailbox.order(OccasionMails.of(
                duty.conference(),
                MailKind.REOPENED,
                agency(duty.agency()),
                duty.code(),
                duty.code(),
                clock.instant()));
    }

    /**
     * The mails that will still be sent before the conference begins if nobody acts, ordered by time. Mails that are
     * already ordered are in the ledger, not here.
     */
    public List<PlannedMail> future(String id) {
        Conference conference = conferences.get(id);
        if (conference.isOver()) {
            return List.of();
        }
        List<PlannedMail> future = new ArrayList<>(
                dutyChase.future(conference).stream().map(Digest::planned).toList());
        future.addAll(siteNews.toCome(conference));
        return future.stream()
                .sorted(Comparator.comparing(PlannedMail::at)
                        .thenComparing(PlannedMail::address)
                        .thenComparing(PlannedMail::kind))
                .limit(FUTURE_AT_MOST)
                .toList();
    }

    private void announce(String conference, String kind, String about, String occasion, Set<String> agencies) {
        Instant now = clock.instant();
        mailbox.order(agencies.stream()
                .flatMap(code -> OccasionMails.of(conference, kind, agency(code), about, occasion, now).stream())
                .toList());
    }

    private void record(String conference, String told) {
        journal.write(Act.of(Kind.MAILS_SENT, told).in(conference));
    }

    private Agency agency(String code) {
        return directory.find(code).orElseThrow();
    }
}
