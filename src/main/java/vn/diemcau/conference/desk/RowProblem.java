package vn.diemcau.conference.desk;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.diemcau.platform.input.Problem;

/**
 * A problem of a plan, beside the row that it comes from.
 *
 * @param row id of the row, milestone or step; empty when it is of the whole
 * @param field name of the field: {@code agency}, {@code due}; may be empty
 * @param message a sentence without the plan's names
 */
public record RowProblem(String row, String field, String message) {

    private static final Pattern LINE = Pattern.compile("^dòng \\d+(?:, )?");
    private static final Pattern LAST = Pattern.compile("^([^.]*)\\.?(.*)$");
    private static final Pattern NAME_IN_BRACKETS = Pattern.compile(" \\([A-Za-z]+(?:: [A-Z]+)?\\)");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");
    private static final Pattern HOW_TO_WRITE = Pattern.compile("; hãy ghi như [^.]*");
    private static final Set<String> OF_MILESTONES = Set.of("start", "lineTest", "registrationDue", "at");
    private static final String NO_HOUR = "không phải là ngày giờ";
    private static final Set<String> MISSING = Set.of("Còn thiếu mục này.", "Không được để trống.");

    private static final Map<String, String> WANTED = Map.of(
            "id", "Chưa có tên để đặt mã hội nghị.",
            "title", "Chưa ghi tên hội nghị.",
            "letter", "Chưa ghi tên văn bản triệu tập.",
            "host", "Chưa chọn Văn phòng triệu tập.",
            "start", "Chưa có giờ khai mạc: thêm một mốc “Khai mạc”.",
            "agency", "Chưa chọn cơ quan thực hiện.",
            "due", "Chưa ghi hạn.",
            "name", "Chưa ghi tên việc.",
            "words", "Chưa có nội dung việc.",
            "at", "Chưa ghi ngày giờ.");

    private static final Map<String, String> WANTED_OF_SITES = Map.of(
            "name", "Chưa ghi tên điểm cầu.",
            "place", "Chưa ghi địa điểm.",
            "chair", "Chưa ghi người chủ trì.");

    /** Row and field in one: {@code r3.due}. */
    public String place() {
        return row.isEmpty() ? field : field.isEmpty() ? row : row + "." + field;
    }

    /** The problems of the plan, each beside its row. */
    public static List<RowProblem> of(SheetPlan.Built built, List<Problem> problems) {
        return problems.stream().map(problem -> of(built, problem)).distinct().toList();
    }

    private static RowProblem of(SheetPlan.Built built, Problem problem) {
        String path = LINE.matcher(problem.place()).replaceFirst("");
        Matcher parts = LAST.matcher(path);
        String head = parts.matches() ? parts.group(1) : path;
        String field = parts.matches() ? parts.group(2) : "";
        String row = built.places().getOrDefault(head, "");
        String last = field.isEmpty() ? head : field;
        if (row.startsWith(SheetPlan.SITE)
                && MISSING.contains(problem.message())
                && WANTED_OF_SITES.containsKey(last)) {
            return new RowProblem(row, field, WANTED_OF_SITES.get(last));
        }
        return new RowProblem(row, row.isEmpty() ? head : field, plain(last, problem.message(), built.names()));
    }

    private static String plain(String field, String message, Map<String, String> names) {
        if (MISSING.contains(message)) {
            return WANTED.getOrDefault(field, message);
        }
        if (OF_MILESTONES.contains(field) && message.contains(NO_HOUR)) {
            return "Ghi cả ngày và giờ.";
        }
        String words = HOW_TO_WRITE
                .matcher(NAME_IN_BRACKETS.matcher(message).replaceAll(""))
                .replaceAll("");
        return WORD.matcher(words).replaceAll(found -> {
            String name = names.get(found.group());
            return Matcher.quoteReplacement(name == null || name.isBlank() ? found.group() : "“" + name + "”");
        });
    }
}
