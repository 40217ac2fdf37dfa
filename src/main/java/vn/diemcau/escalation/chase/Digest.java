package vn.diemcau.escalation.chase;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.ladder.Notice;
import vn.diemcau.escalation.mail.MailOrder;

/**
 * All notices for one person at one instant.
 *
 * @param lines one per duty
 */
public record Digest(Instant at, Agency agency, Agency.Contact to, List<Line> lines) {

    /** Mail kinds in ascending order of weight. */
    public static final List<String> BY_WEIGHT =
            List.of(MailKind.OPENED, MailKind.REMINDER, MailKind.OVERDUE, MailKind.OVERDUE_OFFICE);

    public record Line(Duty duty, Notice notice, String kind) {}

    int level() {
        return lines.stream().mapToInt(line -> line.notice().level()).max().orElseThrow();
    }

    /** The kind with the greatest weight among its lines. */
    String kind() {
        return lines.stream()
                .map(Line::kind)
                .max(Comparator.comparing(BY_WEIGHT::indexOf))
                .orElseThrow();
    }

    /** Merges both digests at the time of the later one. */
    Digest with(Digest later) {
        return new Digest(
                later.at,
                agency,
                to,
                Stream.concat(lines.stream(), later.lines.stream()).toList());
    }

    Digest movedTo(Instant other) {
        return new Digest(other, agency, to, lines);
    }

    /** One key per person and instant. */
    String mailKey() {
        return String.join(
                "/", lines.get(0).duty().conference(), "chase", to.email().toLowerCase(Locale.ROOT), at.toString());
    }

    MailOrder order() {
        return order(mailKey(), at);
    }

    /** @param leaves earliest time of sending */
    MailOrder order(Instant leaves) {
        return order(mailKey(), leaves);
    }

    /** @param key another key, used when the mail of this hour has already left */
    MailOrder order(String key) {
        return order(key, at);
    }

    private MailOrder order(String key, Instant leaves) {
        return new MailOrder(
                key,
                lines.get(0).duty().conference(),
                kind(),
                level(),
                agency.code(),
                to.email(),
                to.role(),
                null,
                at,
                leaves);
    }

    PlannedMail planned() {
        List<PlannedMail.Matter> matters = lines.stream()
                .map(Line::duty)
                .map(duty -> new PlannedMail.Matter(duty.code(), duty.agency(), duty.name()))
                .toList();
        String what = kind().equals(MailKind.OPENED)
                ? "Nhiệm vụ đã mở"
                : level() == 0 ? "Nhắc việc" : "Quá hạn, cấp " + level();
        String which = lines.size() == 1 ? lines.get(0).duty().name() : lines.size() + " nhiệm vụ";
        return new PlannedMail(at, agency.code(), to.email(), to.role(), level(), kind(), matters, what + ": " + which);
    }
}
