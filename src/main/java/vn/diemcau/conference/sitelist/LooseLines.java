package vn.diemcau.conference.sitelist;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.diemcau.conference.registration.RegistrationReader;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.sheet.Line;
import vn.diemcau.platform.text.Telephones;
import vn.diemcau.platform.text.VietnameseText;

/** Handles tables from messages, PDFs and documents: lines without columns, and cells split over two lines. */
final class LooseLines {

    private static final Pattern WITH_NUMBER =
            Pattern.compile("(?>[^0-9]{3,})[0-9]{1,4}(?: ?(?:dai bieu|db|nguoi|dong chi|d/c).*+)?");

    /** Wards and Party cells may have numbers as names. */
    private static final Pattern CALLED_BY_NUMBER = Pattern.compile(
            "(?:.{0,40} )?(?:phuong|p\\.|so|to|khu|khoi|thon|xom|ap|chi bo|quan|cong ty|truong|lop)[ .]{0,2}[0-9]{1,4}");

    private static final int LONGEST = 200;
    private static final int LONGEST_ORDINAL = 4;

    private LooseLines() {}

    /** @throws Refused when there are too many lines, or each line has name, number and telephone in one cell */
    static void refuse(List<Line> lines) {
        boolean isOneColumn = lines.stream().allMatch(line -> line.cells().size() == 1);
        long withMore = lines.stream()
                .filter(line -> holdsMore(line.cells().get(line.cells().size() - 1)))
                .count();
        if (isOneColumn && withMore * 2 >= lines.size()) {
            if (lines.size() > RegistrationReader.MOST_SITES) {
                throw tooMany(lines.size());
            }
            throw new Refused(
                    List.of(
                            new Problem(
                                    "",
                                    "Phần này không phải là bảng: tên, số đại biểu, họ tên và số điện thoại viết liền trong một dòng. "
                                            + "Hãy chép bảng từ Excel hoặc Word (không chép từ PDF, tin nhắn), hoặc tải biểu mẫu và điền vào.")));
        }
    }

    static Refused tooMany(int rows) {
        return new Refused(List.of(new Problem(
                "",
                "Danh sách có %d dòng, nhiều nhất %d dòng: chỉ lấy danh sách điểm cầu của đơn vị."
                        .formatted(rows, RegistrationReader.MOST_SITES))));
    }

    private static boolean holdsMore(String cell) {
        String folded = VietnameseText.fold(cell.substring(0, Math.min(cell.length(), LONGEST)));
        int behind = 0;
        while (behind < Math.min(folded.length(), LONGEST_ORDINAL)
                && "0123456789.)- ".indexOf(folded.charAt(behind)) >= 0) {
            behind++;
        }
        String rest = folded.substring(behind);
        return Telephones.in(cell).numbers().size() > 0
                        && !Telephones.in(cell).words().isEmpty()
                || WITH_NUMBER.matcher(rest).matches()
                        && !CALLED_BY_NUMBER.matcher(rest).matches();
    }

    /** Joins a line that only has a telephone with the last cell before it. */
    static List<Line> joined(List<Line> lines) {
        List<Line> joined = new ArrayList<>();
        for (Line line : lines) {
            Line before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (before != null
                    && before.cells().size() > 1
                    && isTelephone(line)
                    && !isTelephone(before.cells().get(0))) {
                List<String> cells = new ArrayList<>(before.cells());
                cells.set(
                        cells.size() - 1,
                        cells.get(cells.size() - 1) + " " + line.cells().get(0));
                joined.set(joined.size() - 1, new Line(before.number(), cells));
            } else {
                joined.add(line);
            }
        }
        return joined;
    }

    private static boolean isTelephone(Line line) {
        return line.cells().size() == 1 && isTelephone(line.cells().get(0));
    }

    private static boolean isTelephone(String cell) {
        return Telephones.one(cell).isPresent();
    }
}
