package vn.diemcau.escalation.order;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.escalation.chase.OccasionMails;
import vn.diemcau.escalation.chase.Promises;
import vn.diemcau.escalation.chase.Told;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.MailOrder;
import vn.diemcau.escalation.mail.Mailbox;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.VietnameseTime;

/** The Office's own messages: one mail per person, to all agencies of a conference or to some of them. */
@Component
public class OfficeMessages {

    /** A second press within this time, also by a colleague, sends nothing. */
    private static final Duration PAUSE = Duration.ofMinutes(10);

    /** Which agencies get a message. */
    public enum To {
        ALL,
        /** Those with a duty that is overdue without a promise that still holds. */
        OVERDUE,
        CHOSEN
    }

    /** @param agencies codes of the chosen ones */
    public record Message(To to, List<String> agencies, String subject, String text) {}

    /** What a message says. */
    public record Words(String subject, String text) {}

    private final JdbcClient jdbc;
    private final Conferences conferences;
    private final Duties duties;
    private final Promises promises;
    private final DirectoryStore directory;
    private final Mailbox mailbox;
    private final Journal journal;
    private final Clock clock;

    OfficeMessages(
            JdbcClient jdbc,
            Conferences conferences,
            Duties duties,
            Promises promises,
            DirectoryStore directory,
            Mailbox mailbox,
            Journal journal,
            Clock clock) {
        this.jdbc = jdbc;
        this.conferences = conferences;
        this.duties = duties;
        this.promises = promises;
        this.directory = directory;
        this.mailbox = mailbox;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Who would get the message.
     *
     * @throws Refused as {@link #send}
     */
    @Transactional(readOnly = true)
    public Told preview(String id, Message message) {
        List<Agency> recipients = recipients(id, message);
        requireNew(id, message, recipients);
        return told(mails(id, recipients, ""));
    }

    /**
     * Sends it.
     *
     * @param by user id
     * @throws Refused INVALID when nobody would get it or a chosen agency has no part in the conference, CONFLICT when
     *     the conference is over, its letter is not issued, or the same message was just sent to the same agencies
     */
    @Transactional
    public Told send(String id, Message message, String by) {
        // The second of two who press at once sees the message of the first.
        conferences.hold(id);
        List<Agency> recipients = recipients(id, message);
        requireNew(id, message, recipients);
        long number = jdbc.sql("""
                        insert into office_message (conference_id, subject, text, agencies, sent_at, sent_by)
                        values (?, ?, ?, ?, ?, ?) returning id""")
                .params(id, message.subject(), message.text(), codes(recipients), Timestamp.from(clock.instant()), by)
                .query(Long.class)
                .single();
        List<MailOrder> mails = mails(id, recipients, String.valueOf(number));
        mailbox.order(mails);
        journal.write(Act.of(
                        Kind.MESSAGE_SENT,
                        "gửi thư “%s” tới %d cơ quan, đơn vị".formatted(message.subject(), recipients.size()))
                .in(id)
                .about(recipients.stream().map(Agency::code).toList()));
        return told(mails);
    }

    public Words get(long number) {
        return jdbc.sql("select subject, text from office_message where id = ?")
                .param(number)
                .query((row, n) -> new Words(row.getString(1), row.getString(2)))
                .single();
    }

    private void requireNew(String id, Message message, List<Agency> recipients) {
        if (recipients.isEmpty()) {
            throw new Refused(List.of(new Problem("Gửi tới", "Không có cơ quan nào nhận thư.")));
        }
        List<Instant> before = jdbc.sql("""
                        select sent_at from office_message
                        where conference_id = ? and subject = ? and text = ? and agencies = cast(? as text[]) and sent_at > ?
                        order by sent_at desc limit 1""")
                .params(
                        id,
                        message.subject(),
                        message.text(),
                        codes(recipients),
                        Timestamp.from(clock.instant().minus(PAUSE)))
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .list();
        if (!before.isEmpty()) {
            throw new Refused(
                    Refused.Reason.CONFLICT,
                    "Thư này vừa được gửi lúc %s tới các cơ quan ấy, không gửi thêm."
                            .formatted(VietnameseTime.brief(
                                    before.get(0).atZone(conferences.get(id).zone()))));
        }
    }

    /** In the directory's order. */
    private List<Agency> recipients(String id, Message message) {
        Conference conference = conferences.running(id);
        if (conference.status() == Conference.Status.CALLED) {
            throw new Refused(
                    Refused.Reason.CONFLICT,
                    "%s chưa phát hành, các cơ quan chưa biết về Hội nghị.".formatted(conference.letterKind()));
        }
        List<String> concerned = conferences.agencies(id);
        Set<String> wanted = switch (message.to()) {
            case ALL -> new LinkedHashSet<>(concerned);
            case OVERDUE -> overdue(conference);
            case CHOSEN -> new LinkedHashSet<>(message.agencies());
        };
        List<Problem> problems = new ArrayList<>();
        wanted.stream()
                .filter(code -> !concerned.contains(code))
                .forEach(code -> problems.add(new Problem(
                        "Cơ quan, đơn vị", "Cơ quan mang mã “%s” không tham gia Hội nghị này.".formatted(code))));
        Refused.ifAny(problems);
        return directory.all().stream()
                .filter(agency -> wanted.contains(agency.code()))
                .toList();
    }

    /** Nothing is overdue while the conference rests. */
    private Set<String> overdue(Conference conference) {
        Instant now = clock.instant();
        List<Duty> late = duties.ofConference(conference.id()).stream()
                .filter(duty -> !conference.isDeferred()
                        && duty.isOpen()
                        && !duty.kind().isRight()
                        && !now.isBefore(duty.due()))
                .toList();
        List<Optional<Instant>> promised = promises.current(conference.id(), late);
        return IntStream.range(0, late.size())
                .filter(i -> promised.get(i).isEmpty())
                .mapToObj(i -> late.get(i).agency())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String[] codes(List<Agency> recipients) {
        return recipients.stream().map(Agency::code).toArray(String[]::new);
    }

    /** One per address: a person of two agencies gets one. */
    private List<MailOrder> mails(String id, List<Agency> recipients, String number) {
        Instant now = clock.instant();
        Map<String, MailOrder> mails = new LinkedHashMap<>();
        recipients.stream()
                .flatMap(agency -> OccasionMails.of(id, MailKind.OFFICE_MESSAGE, agency, number, number, now).stream())
                .forEach(mail -> mails.putIfAbsent(mail.address().toLowerCase(Locale.ROOT), mail));
        return List.copyOf(mails.values());
    }

    private static Told told(List<MailOrder> mails) {
        return new Told(
                mails.stream().map(MailOrder::agency).collect(Collectors.toCollection(TreeSet::new)), mails.size());
    }
}
