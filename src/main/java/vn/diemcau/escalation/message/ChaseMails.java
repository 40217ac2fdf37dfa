package vn.diemcau.escalation.message;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.LetterWords;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.escalation.chase.ChaseStore;
import vn.diemcau.escalation.chase.Digest;
import vn.diemcau.escalation.chase.Promises;
import vn.diemcau.escalation.chase.ReminderOrders;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.BatchReads;
import vn.diemcau.escalation.mail.MailComposer;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.platform.text.VietnameseTime;

/** Composes the mails of the chase about those ordered duties that are still undone; empty when none is. */
@Component
class ChaseMails implements MailComposer {

    /**
     * A duty as the templates show it.
     *
     * @param since the deadline in short form
     * @param promised the hour of a broken promise; empty when there is none
     * @param link opens its task
     * @param quote the request, when the agency hears of it for the first time; else empty
     * @param remark remark beside the quote; empty while the hours in the quote hold
     * @param opened when the duty was opened, if that was after the deadline; else empty
     */
    public record Line(
            Agency agency,
            String duty,
            String due,
            String since,
            boolean isLate,
            String promised,
            String link,
            String quote,
            String remark,
            String opened,
            Letterhead.Help contact) {}

    /**
     * A summary of the deadlines of several duties.
     *
     * @param first the first deadline in short form; empty when there is none
     */
    public record Deadlines(String first, int count) {

        public boolean isOne() {
            return count == 1;
        }

        public boolean isMany() {
            return count > 1;
        }
    }

    /** A duty whose agency promised an hour that is still to come. */
    public record Promised(Agency agency, String duty, String until) {}

    private final Duties duties;
    private final ChaseStore store;
    private final Promises promises;
    private final ReminderOrders orders;
    private final Letterhead letterhead;
    private final Clock clock;

    ChaseMails(
            Duties duties,
            ChaseStore store,
            Promises promises,
            ReminderOrders orders,
            Letterhead letterhead,
            Clock clock) {
        this.duties = duties;
        this.store = store;
        this.promises = promises;
        this.orders = orders;
        this.letterhead = letterhead;
        this.clock = clock;
    }

    @Override
    public Set<String> kinds() {
        Set<String> kinds = new HashSet<>(Digest.BY_WEIGHT);
        kinds.add(MailKind.REMINDER_NOW);
        return kinds;
    }

    @Override
    public Optional<MailContent> compose(OrderedMail mail, BatchReads together) {
        Conference conference = letterhead.conference(mail, together);
        List<ChaseStore.Line> open = together.once(
                        "lines", conference.id(), () -> store.open(together.keys(conference.id())))
                .getOrDefault(mail.key(), List.of());
        if (open.isEmpty() || conference.isOver() || conference.isDeferred()) {
            return Optional.empty();
        }
        if (mail.kind().equals(MailKind.REMINDER_NOW)) {
            Map<String, Object> matter = matter(open, mail, mail.kind(), conference, together);
            matter.put("note", orders.note(Long.parseLong(mail.about())).orElse(""));
            return Optional.of(letterhead.fill(mail, conference, matter, together));
        }
        String template = open.stream()
                .map(ChaseStore.Line::kind)
                .max(Comparator.comparing(Digest.BY_WEIGHT::indexOf))
                .orElseThrow();
        return Optional.of(letterhead.fill(
                template, mail, conference, matter(open, mail, template, conference, together), together));
    }

    private Map<String, Object> matter(
            List<ChaseStore.Line> open, OrderedMail mail, String template, Conference conference, BatchReads together) {
        Instant now = clock.instant();
        Map<String, Object> matter = new HashMap<>();
        matter.put("opened", lines(MailKind.OPENED, open, conference));
        matter.put("report", report(open, conference));
        matter.put("upcoming", lines(MailKind.REMINDER, open, conference));
        matter.put("own", lines(MailKind.OVERDUE, open, conference));
        matter.put("late", lines(MailKind.OVERDUE_OFFICE, open, conference));
        matter.put(
                "lateAgencies",
                open.stream()
                        .filter(of(MailKind.OVERDUE_OFFICE))
                        .map(ChaseStore.Line::agency)
                        .distinct()
                        .count());
        Predicate<ChaseStore.Line> isLate = line -> !now.isBefore(line.due());
        matter.put("ownSince", deadlines(open, isLate.and(of(MailKind.OVERDUE)), conference));
        matter.put("lateSince", deadlines(open, isLate.and(of(MailKind.OVERDUE_OFFICE)), conference));
        matter.put("due", deadlines(open, line -> true, conference));
        matter.put(
                "canPromise",
                now.isBefore(letterhead
                        .tests(conference, together)
                        .begin(mail.agency())
                        .toInstant()));
        matter.put(
                "promised",
                template.equals(MailKind.OVERDUE_OFFICE)
                        ? together.once("promised", conference.id(), () -> promised(conference))
                        : List.of());
        return matter;
    }

    /** The report for the recipients who have to decide; empty when there is nothing to decide. */
    private String report(List<ChaseStore.Line> open, Conference conference) {
        return open.stream().anyMatch(of(MailKind.OPENED).and(line -> line.dutyKind() == DutyKind.POSTPONE))
                ? duties.answer(conference.id(), DutyKind.DECIDE)
                        .map(answer -> Letterhead.sentence(String.valueOf(answer.get("risks"))))
                        .orElse("")
                : "";
    }

    private static Predicate<ChaseStore.Line> of(String kind) {
        return line -> line.kind().equals(kind);
    }

    private static Deadlines deadlines(
            List<ChaseStore.Line> open, Predicate<ChaseStore.Line> which, Conference conference) {
        List<Instant> deadlines = open.stream()
                .filter(which)
                .map(ChaseStore.Line::due)
                .distinct()
                .sorted()
                .toList();
        return new Deadlines(
                deadlines.isEmpty() ? "" : VietnameseTime.brief(deadlines.get(0).atZone(conference.zone())),
                deadlines.size());
    }

    /** By office in the directory's order, then by deadline. */
    private List<Line> lines(String kind, List<ChaseStore.Line> open, Conference conference) {
        return open.stream()
                .filter(of(kind))
                .map(line -> line(line, conference))
                .sorted(Comparator.comparing(line -> letterhead.rank(line.agency())))
                .toList();
    }

    private Line line(ChaseStore.Line line, Conference conference) {
        Agency agency = letterhead.agency(line.agency());
        boolean isNew = line.kind().equals(MailKind.OPENED);
        var due = line.due().atZone(conference.zone());
        return new Line(
                agency,
                line.name(),
                VietnameseTime.full(due),
                VietnameseTime.brief(due),
                !clock.instant().isBefore(line.due()),
                line.broken() == null ? "" : VietnameseTime.full(line.broken().atZone(conference.zone())),
                letterhead.task(line.taskId()),
                isNew ? quote(line, conference) : "",
                isNew ? LetterWords.remark(line.duty(), line.words(), line.due(), conference) : "",
                line.isOpenedLate() ? VietnameseTime.full(line.openedAt().atZone(conference.zone())) : "",
                letterhead.firstContact(agency));
    }

    private static String quote(ChaseStore.Line line, Conference conference) {
        return line.dutyKind().isNumbered() ? line.words() : LetterWords.quote(line.words(), conference);
    }

    private List<Promised> promised(Conference conference) {
        return promises.toCome(conference.id()).stream()
                .map(promise -> new Promised(
                        letterhead.agency(promise.promise().agency()),
                        promise.name(),
                        VietnameseTime.full(promise.promise().until().atZone(conference.zone()))))
                .sorted(Comparator.comparing(each -> letterhead.rank(each.agency())))
                .toList();
    }
}
