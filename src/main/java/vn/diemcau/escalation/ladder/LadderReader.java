package vn.diemcau.escalation.ladder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.VietnameseText;

/** Reads the rows of a ladder. One problem refuses all rows. */
final class LadderReader {

    private static final int HIGHEST = 9;

    /** The kinds of mail in the spelling of the table. */
    private static final Map<String, String> MAILS = new TreeMap<>(Map.of(
            "Nhắc việc", MailKind.REMINDER, "Quá hạn", MailKind.OVERDUE, "Tổng hợp quá hạn", MailKind.OVERDUE_OFFICE));

    private final List<Problem> problems = new ArrayList<>();

    List<Step> read(List<LadderRow> rows) {
        List<Step> steps = new ArrayList<>();
        rows.forEach(row -> step(row).ifPresent(steps::add));
        if (problems.isEmpty()) {
            for (ChasedKind kind : ChasedKind.values()) {
                if (steps.stream().noneMatch(step -> step.kinds().contains(kind) && step.level() > 0)) {
                    problems.add(new Problem("", "“%s” chưa có bước nào khi quá hạn.".formatted(kind.words())));
                }
            }
        }
        Refused.ifAny(problems);
        return steps;
    }

    private Optional<Step> step(LadderRow row) {
        int before = problems.size();
        Set<ChasedKind> kinds = row.kinds().isEmpty()
                ? EnumSet.allOf(ChasedKind.class)
                : choices(row, "Nhiệm vụ", row.kinds(), ChasedKind.values(), ChasedKind::isWritten, ChasedKind::words);
        Offset offset = Offset.read(clean(row.when())).orElse(null);
        if (offset == null) {
            problem(row, "Thời điểm", "“%s” không rõ; hãy ghi %s.".formatted(clean(row.when()), Offset.NOTATION));
        }
        Set<Addressee> to =
                choices(row, "Gửi đến", row.to(), Addressee.values(), Addressee::isWritten, Addressee::words);
        if (row.to().isEmpty()) {
            problem(row, "Gửi đến", "Chưa ghi gửi đến ai.");
        }
        String mail = MAILS.get(clean(row.mail()));
        if (mail == null) {
            problem(row, "Thư", unknown(row.mail(), MAILS.keySet().stream().toList()));
        }
        int level = level(row, offset);
        if (mail != null && offset != null && mail.equals(MailKind.REMINDER) != offset.isReminder()) {
            problem(row, "Thư", "“Nhắc việc” chỉ dùng trước hạn, các thư khác chỉ dùng từ khi đến hạn.");
        }
        return problems.size() > before ? Optional.empty() : Optional.of(new Step(kinds, offset, level, to, mail));
    }

    private int level(LadderRow row, Offset offset) {
        if (!clean(row.level()).matches("\\d")) {
            problem(row, "Cấp", "“%s” không phải là số từ 0 đến %d.".formatted(clean(row.level()), HIGHEST));
            return 0;
        }
        int level = Integer.parseInt(clean(row.level()));
        if (offset != null && offset.isReminder() != (level == 0)) {
            problem(row, "Cấp", "Cấp 0 dành cho bước trước hạn; từ khi đến hạn là cấp 1 trở lên.");
        }
        return level;
    }

    private <E extends Enum<E>> Set<E> choices(
            LadderRow row,
            String column,
            List<String> written,
            E[] known,
            BiPredicate<E, String> isWritten,
            Function<E, String> words) {
        Set<E> chosen = EnumSet.noneOf(known[0].getDeclaringClass());
        for (String word : written) {
            Arrays.stream(known)
                    .filter(each -> isWritten.test(each, clean(word)))
                    .findFirst()
                    .ifPresentOrElse(
                            chosen::add,
                            () -> problem(
                                    row,
                                    column,
                                    unknown(
                                            word,
                                            Arrays.stream(known).map(words).toList())));
        }
        return chosen;
    }

    private static String unknown(String written, List<String> known) {
        return "“%s” không có; hãy chọn trong: %s."
                .formatted(
                        clean(written),
                        known.stream().map(word -> "“" + word + "”").collect(Collectors.joining(", ")));
    }

    private void problem(LadderRow row, String column, String message) {
        problems.add(new Problem("dòng %d, cột %s".formatted(row.number(), column), message));
    }

    private static String clean(String written) {
        return VietnameseText.clean(written);
    }
}
