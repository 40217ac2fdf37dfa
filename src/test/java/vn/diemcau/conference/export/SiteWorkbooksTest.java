package vn.diemcau.conference.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.directory.OfficeWords;
import vn.diemcau.conference.registration.CalledConference;
import vn.diemcau.conference.registration.SiteList;

/** The lists of sites, opened as their receivers open them. */
class SiteWorkbooksTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Instant IN_TIME = CalledConference.DUE.minus(Duration.ofHours(2));
    private static final Occasion OCCASION = occasion();

    private static SiteList sites;

    @BeforeAll
    static void twoUnitsOfThreeRegister() {
        CalledConference conference = new CalledConference();
        conference
                .jdbc
                .sql("""
                        insert into conference_unit (conference_id, unit, registration, registration_due_at)
                        values (?, 'CANLOC', 'registrationDue', ?)""")
                .params(conference.id, CalledConference.DUE.atOffset(ZoneOffset.UTC))
                .update();
        ObjectNode huongKhe = conference.registration("Phú Gia", 45, "Hương Trạch", 30, "Hương Khê", 1200);
        ((ObjectNode) huongKhe.get("own")).put("backupPower", true).put("place", "=HYPERLINK(\"http://la.example\")");
        conference.register("HUONGKHE", huongKhe, IN_TIME);
        conference.register(
                "HUONGKHE", conference.registration("Phú Gia", 45, "Hương Trạch", 30), IN_TIME.plusSeconds(60));
        conference.register("HUONGKHE", huongKhe, IN_TIME.plusSeconds(120));
        ObjectNode bloc = conference.registration("@Sở Nội vụ", 20, "Sở Tài chính", 15);
        ((ObjectNode) bloc.get("sites").get(0)).put("attendance", "CONNECTED");
        ((ObjectNode) bloc.get("sites").get(1)).put("attendance", "AT_UNIT");
        conference.register("DUKHOI", bloc, CalledConference.DUE.plus(Duration.ofMinutes(125)));
        sites = conference.registrations.sites(conference.id);
    }

    @ParameterizedTest
    @EnumSource(value = ListKind.class, mode = Mode.EXCLUDE, names = "SPEECHES")
    void every_list_is_ready_to_be_printed_and_signed(ListKind kind) {
        Opened list = open(kind);

        assertThat(list.workbook.getNumberOfSheets()).isEqualTo(1);
        assertThat(list.allTexts())
                .contains(
                        "VĂN PHÒNG TỈNH ỦY",
                        "ĐẢNG CỘNG SẢN VIỆT NAM",
                        "Hội nghị trực tuyến tổng kết công tác năm 2021",
                        "(Theo Giấy mời họp; khai mạc 07 giờ 30, thứ Tư ngày 19/01/2022."
                                + " Số liệu đến 18 giờ 30, thứ Hai ngày 17/01/2022)",
                        "Chưa đăng ký (1 đơn vị): Huyện ủy Can Lộc.",
                        "NGƯỜI LẬP BIỂU",
                        "CHÁNH VĂN PHÒNG");
        int headings = list.headings().getRowNum();
        assertThat(list.headings()).allSatisfy(cell -> {
            assertThat(list.workbook
                            .getFontAt(cell.getCellStyle().getFontIndex())
                            .getBold())
                    .isTrue();
            assertThat(list.sheet.getColumnWidth(cell.getColumnIndex())).isGreaterThan(4 * 256);
        });
        assertThat(list.sheet.getPaneInformation().getHorizontalSplitTopRow()).isEqualTo((short) (headings + 1));
        assertThat(list.sheet.getRepeatingRows().getFirstRow()).isEqualTo(headings);
        assertThat(list.sheet.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A4_PAPERSIZE);
        assertThat(list.sheet.getPrintSetup().getLandscape()).isTrue();
        assertThat(list.sheet.getFitToPage()).isTrue();
        assertThat(list.sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
        assertThat(list.sheet.getPrintSetup().getFitHeight()).isEqualTo((short) 0);
        assertThat(list.sheet.getFooter().getRight()).endsWith("Trang &P/&N");
    }

    @Test
    void a_list_of_the_state_bears_the_motto_of_the_state_and_its_own_signer() {
        OfficeWords state = new OfficeWords(
                List.of("ỦY BAN NHÂN DÂN TỈNH", "VĂN PHÒNG"),
                List.of("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
                "KT. CHÁNH VĂN PHÒNG",
                "");

        Opened list = new Opened("sites-state", SiteWorkbooks.of(ListKind.SITES, sites, occasion(state)));

        assertThat(list.allTexts())
                .startsWith(
                        "ỦY BAN NHÂN DÂN TỈNH",
                        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                        "VĂN PHÒNG",
                        "Độc lập - Tự do - Hạnh phúc",
                        "Ngày 17 tháng 01 năm 2022")
                .contains("KT. CHÁNH VĂN PHÒNG")
                .doesNotContain("ĐẢNG CỘNG SẢN VIỆT NAM", "CHÁNH VĂN PHÒNG");
    }

    @Test
    void a_list_of_an_office_without_a_motto_begins_with_its_name_and_the_day() {
        OfficeWords company = new OfficeWords(List.of("TỔNG CÔNG TY A"), List.of(), "TRƯỞNG PHÒNG HÀNH CHÍNH", "");

        Opened list = new Opened("sites-company", SiteWorkbooks.of(ListKind.SITES, sites, occasion(company)));

        assertThat(list.allTexts())
                .startsWith("TỔNG CÔNG TY A", "Ngày 17 tháng 01 năm 2022", "DANH SÁCH ĐIỂM CẦU")
                .contains("TRƯỞNG PHÒNG HÀNH CHÍNH");
    }

    @ParameterizedTest
    @EnumSource(value = ListKind.class, mode = Mode.EXCLUDE, names = "SPEECHES")
    void what_is_shown_of_a_sum_is_what_its_formula_gives(ListKind kind) {
        Opened list = open(kind);
        FormulaEvaluator evaluator = list.workbook.getCreationHelper().createFormulaEvaluator();

        list.sheet.forEach(row -> row.forEach(cell -> {
            if (cell.getCellType() == CellType.FORMULA) {
                assertThat(evaluator.evaluate(cell).getNumberValue())
                        .as(cell.getAddress().formatAsString())
                        .isEqualTo(cell.getNumericCellValue());
            }
        }));
    }

    @Test
    void the_list_of_sites_names_every_site_with_its_contact() {
        Opened list = open(ListKind.SITES);

        assertThat(list.sheet.getSheetName()).isEqualTo("Điểm cầu");
        assertThat(Opened.texts(list.headings()))
                .containsExactly(
                        "STT",
                        "Đơn vị",
                        "Điểm cầu",
                        "Cấp",
                        "Địa điểm",
                        "Chủ trì",
                        "Cán bộ kỹ thuật",
                        "Điện thoại",
                        "Số đại biểu",
                        "Nguồn điện dự phòng",
                        "Đường truyền dự phòng",
                        "Ghi chú");
        assertThat(Opened.texts(list.rowOf("xã Phú Gia")).subList(1, 4))
                .containsExactly("Huyện ủy Hương Khê", "xã Phú Gia", "Cơ sở");
        assertThat(list.cell("Điểm cầu tỉnh", "Địa điểm").getStringCellValue())
                .isEqualTo("Trung tâm Công báo - Tin học");
        Cell number = list.cell("xã Phú Gia", "Số đại biểu");
        assertThat(number.getCellType()).isEqualTo(CellType.NUMERIC);
        assertThat(number.getNumericCellValue()).isEqualTo(45);
        Cell phone = list.cell("Cán bộ Văn phòng", "Điện thoại");
        assertThat(phone.getCellType()).isEqualTo(CellType.STRING);
        assertThat(phone.getStringCellValue()).isEqualTo("0900000003");
        assertThat(phone.getCellStyle().getDataFormatString()).isEqualTo("@");
        Cell sum = list.cell("Tổng cộng", "Số đại biểu");
        assertThat(sum.getNumericCellValue()).isEqualTo(60 + 45 + 30 + 1200 + 60 + 20);
        assertThat(list.cell("Tổng cộng", "Điểm cầu").getStringCellValue()).isEqualTo("7 điểm cầu");
    }

    @Test
    void a_guest_of_the_bloc_is_named_and_not_counted_twice() {
        Opened list = open(ListKind.SITES);

        assertThat(list.cell("Sở Tài chính", "Ghi chú").getStringCellValue())
                .isEqualTo("Dự tại Khối: 15 đại biểu, đã tính ở điểm cầu của Khối");
        assertThat(list.cell("Sở Tài chính", "Số đại biểu").getCellType()).isEqualTo(CellType.BLANK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"http://la.example\")", "@Sở Nội vụ"})
    void what_looks_like_a_formula_stays_a_text(String text) {
        Opened list = open(ListKind.SITES);

        assertThat(list.rowOf(text)).anySatisfy(cell -> {
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getStringCellValue()).isEqualTo(text);
            assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
        });
        assertThat(list.rowOf("xã Phú Gia"))
                .allSatisfy(cell ->
                        assertThat(cell.getCellStyle().getQuotePrefixed()).isFalse());
    }

    @Test
    void the_summary_counts_per_unit_and_marks_who_is_late() {
        Opened list = open(ListKind.SUMMARY);

        assertThat(list.sheet.getSheetName()).isEqualTo("Tổng hợp");
        assertThat(list.cell("Huyện ủy Hương Khê", "Số điểm cầu").getNumericCellValue())
                .isEqualTo(4);
        assertThat(list.cell("Huyện ủy Hương Khê", "Số đại biểu").getNumericCellValue())
                .isEqualTo(1335);
        assertThat(list.cell("Huyện ủy Hương Khê", "Đăng ký lúc").getLocalDateTimeCellValue())
                .isEqualTo(LocalDateTime.parse("2022-01-17T14:00"));
        assertThat(list.cell("Huyện ủy Hương Khê", "Số lần điều chỉnh").getNumericCellValue())
                .isEqualTo(2);
        assertThat(list.cell("Đảng ủy Khối", "Muộn").getStringCellValue()).isEqualTo("muộn 2 giờ 05 phút");
        assertThat(list.cell("Huyện ủy Can Lộc", "Đăng ký lúc").getStringCellValue())
                .isEqualTo("Chưa đăng ký");
        assertThat(list.cell("Huyện ủy Can Lộc", "Số đại biểu").getCellType()).isEqualTo(CellType.BLANK);
        assertThat(list.cell("Tổng cộng", "Số điểm cầu").getNumericCellValue()).isEqualTo(7);
        assertThat(list.cell("Tổng cộng", "Số đại biểu").getNumericCellValue()).isEqualTo(1415);
    }

    @Test
    void the_places_say_nothing_of_delegates() {
        Opened list = open(ListKind.PLACES);

        assertThat(list.sheet.getSheetName()).isEqualTo("Địa điểm");
        assertThat(Opened.texts(list.headings()))
                .containsExactly("STT", "Đơn vị", "Điểm cầu", "Địa điểm", "Nguồn điện dự phòng");
        assertThat(list.cell("Điểm cầu tỉnh", "Địa điểm").getStringCellValue())
                .isEqualTo("Trung tâm Công báo - Tin học");
        assertThat(list.cell("=HYPERLINK(\"http://la.example\")", "Nguồn điện dự phòng")
                        .getStringCellValue())
                .isEqualTo("Có");
        assertThat(list.allTexts()).doesNotContain("1200.0", "Sở Tài chính").contains("7 địa điểm");
    }

    @Test
    void the_delegates_are_added_up_by_unit_and_in_all() {
        Opened list = open(ListKind.DELEGATES);

        assertThat(list.sheet.getSheetName()).isEqualTo("Đại biểu");
        assertThat(list.cell("Cộng Huyện ủy Hương Khê", "Số đại biểu").getNumericCellValue())
                .isEqualTo(1335);
        assertThat(list.cell("Cộng Đảng ủy Khối", "Số đại biểu").getNumericCellValue())
                .isEqualTo(80);
        assertThat(list.cell("Tổng cộng các đơn vị", "Số đại biểu").getNumericCellValue())
                .isEqualTo(1415);
        assertThat(list.allTexts()).contains("Đăng ký muộn 2 giờ 05 phút", "Điều chỉnh lần 2");
    }

    @Test
    void a_row_is_as_high_as_its_longest_text_needs() {
        Opened list = open(ListKind.SITES);

        assertThat(list.rowOf("Sở Tài chính").getHeightInPoints())
                .isGreaterThanOrEqualTo(2 * list.rowOf("xã Phú Gia").getHeightInPoints());
    }

    @Test
    void ten_thousand_sites_are_written_with_their_total() {
        CalledConference conference = new CalledConference();
        conference.register("HUONGKHE", conference.registration(), IN_TIME);
        conference.jdbc.sql("""
                        insert into site (conference_id, level, unit, ordinal, type, name, delegates)
                        select ?, 'COMMUNE', 'HUONGKHE', n, 'Xã', 'Số ' || n, 10 from generate_series(1, 10000) n""").param(conference.id).update();
        SiteList many = conference.registrations.sites(conference.id);

        byte[] list = SiteWorkbooks.of(ListKind.SITES, many, OCCASION);

        assertThat(new Opened("sites-10000", list)
                        .cell("Tổng cộng", "Số đại biểu")
                        .getNumericCellValue())
                .isEqualTo(100_060);
    }

    private static Opened open(ListKind kind) {
        return new Opened(kind.word(), SiteWorkbooks.of(kind, sites, OCCASION));
    }

    static Occasion occasion() {
        return occasion(new OfficeWords(
                List.of("VĂN PHÒNG TỈNH ỦY", "*"),
                List.of("ĐẢNG CỘNG SẢN VIỆT NAM"),
                "CHÁNH VĂN PHÒNG",
                "Điểm Cầu - Văn phòng Tỉnh ủy"));
    }

    private static Occasion occasion(OfficeWords papers) {
        ZonedDateTime start = LocalDateTime.parse("2022-01-19T07:30").atZone(ZONE);
        return new Occasion(
                new Conference(
                        "c",
                        "Hội nghị trực tuyến tổng kết công tác năm 2021",
                        "Giấy mời họp",
                        "Giấy mời",
                        "",
                        "VPTU",
                        ZONE,
                        start,
                        10,
                        start.minusHours(17),
                        start.minusHours(40),
                        List.of(),
                        true,
                        true,
                        Conference.Status.ISSUED,
                        0,
                        null,
                        null,
                        0),
                "Văn phòng Tỉnh ủy",
                papers,
                LocalDateTime.parse("2022-01-17T18:30").atZone(ZONE));
    }
}
