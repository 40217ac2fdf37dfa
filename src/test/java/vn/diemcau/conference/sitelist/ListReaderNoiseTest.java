package vn.diemcau.conference.sitelist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.Agency.Kind;
import vn.diemcau.conference.directory.Agency.Locality;
import vn.diemcau.conference.directory.DirectoryReader;
import vn.diemcau.conference.export.SiteTemplate;
import vn.diemcau.conference.place.PlaceCatalogue;
import vn.diemcau.conference.sitelist.ListReader.Found;
import vn.diemcau.platform.sheet.SheetReader;

/** Thousands of lists put together from what offices write: whatever is taken without a question is right. */
class ListReaderNoiseTest {

    private static final Logger log = LoggerFactory.getLogger(ListReaderNoiseTest.class);
    private static final int LISTS = 1_500;

    private static final Map<Column, List<String>> HEADINGS = Map.of(
            Column.NAME,
            List.of(
                    "Tên xã",
                    "Tên điểm cầu",
                    "Đơn vị",
                    "Xã, thị trấn",
                    "Tên đơn vị",
                    "Địa phương",
                    "Điểm cầu",
                    "Tên xã, phường",
                    "Đảng bộ xã",
                    "Đơn vị đăng ký",
                    "Danh sách các xã",
                    "ĐƠN VỊ CẤP XÃ",
                    "Tên Đảng ủy",
                    "Xã/thị trấn"),
            Column.DELEGATES,
            List.of(
                    "Số đại biểu",
                    "Số lượng đại biểu",
                    "Số đại biểu tham dự",
                    "SL đại biểu",
                    "Số người dự",
                    "Số ĐB",
                    "Đại biểu",
                    "Số lượng",
                    "SL",
                    "Tổng số đại biểu",
                    "Dự kiến số đại biểu",
                    "Số lượng người tham dự",
                    "SỐ LƯỢNG THAM DỰ",
                    "Đại biểu dự (người)",
                    "Tổng số người dự họp"),
            Column.TECHNICIAN,
            List.of(
                    "Cán bộ kỹ thuật",
                    "Đầu mối kỹ thuật",
                    "Họ tên",
                    "Họ và tên cán bộ kỹ thuật",
                    "Người phụ trách kỹ thuật",
                    "Đầu mối liên hệ",
                    "Cán bộ phụ trách",
                    "Kỹ thuật viên",
                    "Họ tên người phụ trách"),
            Column.PHONE,
            List.of(
                    "Số điện thoại",
                    "SĐT",
                    "ĐT",
                    "Điện thoại",
                    "Di động",
                    "Số ĐT liên hệ",
                    "Điện thoại cán bộ kỹ thuật",
                    "Số điện thoại (Zalo)"));

    private static final Map<String, List<String>> OTHERS = Map.of(
            "Ghi chú", List.of("", "đông", "gửi sau"),
            "Số lượng điểm cầu", List.of("1", "1", "2"),
            "Địa điểm", List.of("Hội trường UBND xã", "Nhà văn hóa", "Phòng họp tầng 2"),
            "Chủ trì điểm cầu", List.of("Đồng chí Bí thư", "Bí thư Đảng ủy"),
            "Chức vụ", List.of("Công chức", "Văn phòng"),
            "Số màn hình", List.of("1", "2", "3"),
            "Đường truyền", List.of("cáp quang", "có"),
            "Số cán bộ kỹ thuật", List.of("1", "2"));

    private static final List<String> TOTALS = List.of(
            "Tổng cộng", "Cộng", "TỔNG SỐ", "Tổng", "Tổng cộng toàn huyện", "TOÀN HUYỆN", "Cộng:", "Tổng số đại biểu");

    private record Written(String text, List<String> rows) {}

    @Test
    void a_list_in_any_order_under_any_headings_is_read_right_or_asked_about() throws IOException {
        Random random = new Random(7);
        int asked = 0;
        int right = 0;
        List<String> wrong = new ArrayList<>();
        List<Agency> units = agencies().stream()
                .filter(agency -> !new PlaceCatalogue(agency.localities()).isCollective())
                .toList();
        for (int i = 0; i < LISTS; i++) {
            Agency unit = units.get(random.nextInt(units.size()));
            PlaceCatalogue catalogue = new PlaceCatalogue(unit.localities(), unit.name());
            Written written = list(unit, random);
            Found found = ListReader.read(SheetReader.readPasted(written.text()), catalogue);
            List<String> read = found.rows().stream()
                    .map(row -> told(row.cells(), catalogue))
                    .toList();
            boolean isAsked = !found.questions().isEmpty();
            asked += isAsked ? 1 : 0;
            right += read.equals(written.rows()) ? 1 : 0;
            if (!isAsked && !read.equals(written.rows())) {
                wrong.add(written.text() + "\nwas read as " + read);
            }
        }
        log.info("{} lists: {} right, {} asked, {} wrong", LISTS, right, asked, wrong.size());
        assertThat(wrong).as("read otherwise than written, without a question").isEmpty();
        assertThat(asked).as("asked").isLessThan(LISTS / 50);
    }

    /** What the product hands out comes back as the same places, whatever the unit. */
    @Test
    void every_template_that_is_handed_out_is_known_again() throws IOException {
        for (Agency unit :
                agencies().stream().filter(each -> each.kind() == Kind.UNIT).toList()) {
            PlaceCatalogue catalogue = new PlaceCatalogue(unit.localities(), unit.name(), unit.sites());
            byte[] template = SiteTemplate.of(unit);
            Found found = ListReader.read(SheetReader.read(template, "mau.xlsx"), catalogue);

            assertThat(found.rows())
                    .as(unit.name())
                    .flatExtracting(row -> catalogue.find("", row.cells().get("name")))
                    .isEqualTo(unit.localities());
        }
    }

    private static String told(Map<String, String> cells, PlaceCatalogue catalogue) {
        List<Locality> place = catalogue.find("", cells.get("name"));
        return "%s, %s, %s, %s"
                .formatted(
                        place.size() == 1 ? place.get(0).name() : cells.get("name"),
                        cells.get("delegates"),
                        cells.get("technician"),
                        cells.get("phone"));
    }

    private static Written list(Agency unit, Random random) {
        List<Locality> places = new ArrayList<>(unit.localities());
        Collections.shuffle(places, random);
        places = places.subList(0, Math.min(places.size(), 1 + random.nextInt(12)));
        List<String> columns = new ArrayList<>();
        List<Column> wanted = new ArrayList<>(List.of(Column.NAME, Column.DELEGATES));
        if (random.nextBoolean()) {
            wanted.addAll(List.of(Column.TECHNICIAN, Column.PHONE));
        }
        wanted.forEach(column -> columns.add(column.name()));
        List<String> others = new ArrayList<>(OTHERS.keySet());
        Collections.sort(others);
        Collections.shuffle(others, random);
        columns.addAll(others.subList(0, random.nextInt(4)));
        if (random.nextInt(3) > 0) {
            Collections.shuffle(columns, random);
        }
        boolean isNumbered = random.nextInt(4) > 0;
        List<String> lines = new ArrayList<>();
        if (random.nextBoolean()) {
            lines.add(unit.name().toUpperCase() + "\t\tĐẢNG CỘNG SẢN VIỆT NAM");
            lines.add("DANH SÁCH ĐĂNG KÝ ĐIỂM CẦU");
        }
        lines.add(line(
                isNumbered ? one(random, "STT", "TT", "Số TT") : null, columns, column -> heading(column, random)));
        if (random.nextInt(4) == 0) {
            int[] number = {isNumbered ? 1 : 0};
            lines.add(line(isNumbered ? "(1)" : null, columns, column -> "(" + ++number[0] + ")"));
        }
        List<String> rows = new ArrayList<>();
        int sum = 0;
        for (int i = 0; i < places.size(); i++) {
            Locality place = places.get(i);
            int delegates = 5 + random.nextInt(60);
            sum += delegates;
            int at = i;
            boolean hasContact = wanted.contains(Column.PHONE);
            lines.add(line(isNumbered ? String.valueOf(i + 1) : null, columns, column -> switch (column) {
                case "NAME" ->
                    one(
                                    random,
                                    "",
                                    place.type() + " ",
                                    "Đảng ủy " + place.type().toLowerCase() + " ",
                                    "UBND " + place.type().toLowerCase() + " ")
                            + place.name();
                case "DELEGATES" -> String.valueOf(delegates);
                case "TECHNICIAN" -> "Nguyễn Văn " + (char) ('A' + at);
                case "PHONE" -> "09000000" + (10 + at);
                default ->
                    OTHERS.get(column).get(random.nextInt(OTHERS.get(column).size()));
            }));
            rows.add("%s, %d, %s, %s"
                    .formatted(
                            place.name(),
                            delegates,
                            hasContact ? "Nguyễn Văn " + (char) ('A' + i) : "",
                            hasContact ? "09000000" + (10 + i) : ""));
        }
        if (random.nextInt(3) > 0) {
            int total = sum;
            String words = TOTALS.get(random.nextInt(TOTALS.size()));
            lines.add(line(isNumbered ? "" : null, columns, column -> switch (column) {
                case "NAME" -> words;
                case "DELEGATES" -> String.valueOf(total);
                default -> "";
            }));
        }
        if (random.nextInt(3) == 0) {
            lines.add("\t\tNgày 12 tháng 01 năm 2022");
            lines.add("\tNGƯỜI LẬP BIỂU\tT/M BAN THƯỜNG VỤ");
        }
        return new Written(String.join("\n", lines), rows);
    }

    private static String heading(String column, Random random) {
        for (Map.Entry<Column, List<String>> each : HEADINGS.entrySet()) {
            if (each.getKey().name().equals(column)) {
                return each.getValue().get(random.nextInt(each.getValue().size()));
            }
        }
        return column;
    }

    private static String line(String ordinal, List<String> columns, UnaryOperator<String> cell) {
        List<String> cells = new ArrayList<>();
        if (ordinal != null) {
            cells.add(ordinal);
        }
        columns.forEach(column -> cells.add(cell.apply(column)));
        return String.join("\t", cells);
    }

    private static String one(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }

    private static List<Agency> agencies() throws IOException {
        return DirectoryReader.read(
                        new ClassPathResource("directory/hatinh.yaml").getContentAsString(StandardCharsets.UTF_8))
                .agencies();
    }
}
