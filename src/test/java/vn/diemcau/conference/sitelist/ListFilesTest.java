package vn.diemcau.conference.sitelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.conference.directory.Agency.Locality;
import vn.diemcau.conference.place.PlaceCatalogue;
import vn.diemcau.conference.registration.SiteRow;
import vn.diemcau.conference.registration.SiteRowsReader;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.sheet.SheetReader;

/** Lists as offices send them: what each of their rows is read as, and what is said of the reading. */
class ListFilesTest {

    private static final PlaceCatalogue COMMUNES = new PlaceCatalogue(Stream.of(
                    "Phú Gia",
                    "Hòa Hải",
                    "Hà Linh",
                    "Hương Đô",
                    "Lộc Yên",
                    "Phúc Trạch",
                    "Hương Trà",
                    "Hương Lâm",
                    "Hương Liên",
                    "Hương Xuân",
                    "Hương Vĩnh",
                    "Phúc Đồng",
                    "Điền Mỹ",
                    "Hương Thủy")
            .map(name -> new Locality("Xã", name))
            .toList());

    private static final String[] ROWS_OF_X07 = {
        "Phú Gia, 45, Cán bộ A, 0900000001",
        "Hòa Hải, 50, Cán bộ B, 0900000001",
        "Hà Linh, 40, Cán bộ C, 0900000003",
        "Hương Đô, 40, Cán bộ D, 0900000004",
        "Lộc Yên, 40, Cán bộ E, 0900000005",
        "Phúc Trạch, 40, Cán bộ F, 0900000006"
    };

    /** Rows as "name, delegates, technician, telephone", those that a person must look at with a mark behind. */
    private static Arguments list(String file, List<String> notes, String... rows) {
        return Arguments.of(file, notes, List.of(rows));
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                list(
                        "H04-ho-ten-sdt-mot-cot.paste",
                        List.of("lấy số điện thoại “0900000001” từ cột đầu mối kỹ thuật"),
                        "Phú Gia, 45, Cán bộ A, 0900000001",
                        "Hòa Hải, 50, Cán bộ B, 0900 000 002"),
                list(
                        "P01-dien-thoai.paste",
                        List.of("Dòng 2: số điện thoại mất số 0 ở đầu"),
                        "Phú Gia, 45, A, 0900000001",
                        "Hòa Hải, 45, A, 0900000001",
                        "Hà Linh, 45, A, 0900000001",
                        "Hương Đô, 45, A, 0900000001/0900000002 !",
                        "Lộc Yên, 45, A, 0900000001",
                        "Phúc Trạch, 45, A, 0900000001",
                        "Hương Trà, 45, A, 0900000001",
                        "Hương Lâm, 45, A, 0900000001",
                        "Hương Liên, 45, A, (0239) 3.800.001"),
                list(
                        "P02-so-0-thua.paste",
                        List.of("đọc số điện thoại “0084 0 900000001” là 0900000001"),
                        "Phú Gia, 45, A, 0900000001",
                        "Hòa Hải, 45, A, 0900000001",
                        "Hà Linh, 45, A, 0900000001",
                        "Hương Đô, 45, A, 00900000001 !",
                        "Lộc Yên, 45, A, 01690000001 !"),
                list(
                        "N01-so-dai-bieu.paste",
                        List.of("đọc số đại biểu “45 đ/c” là 45", "đọc số đại biểu “１２” là 12"),
                        "Phú Gia, 45, , ",
                        "Hòa Hải, 45, , ",
                        "Hà Linh, 45, , ",
                        "Hương Đô, 12, , ",
                        "Lộc Yên, 045, , ",
                        "Phúc Trạch, bốn mươi, ,  !",
                        "Hương Trà, 45, , ",
                        "Hương Lâm, 40+5, ,  !",
                        "Hương Liên, 1200, , ",
                        "Hương Xuân, 45, , ",
                        "Hương Vĩnh, 45, , "),
                list(
                        "N02-cong-thuc-csv.paste",
                        List.of(),
                        "Phú Gia, =40+5, ,  !",
                        "Hòa Hải, #REF!, ,  !",
                        "Hà Linh, #N/A, ,  !",
                        "Hương Đô, , ,  !"),
                list(
                        "H15-word-nhieu-doan.paste",
                        List.of(),
                        "Phú Gia, 45, Nguyễn Văn A, 0900000001",
                        "Hòa Hải, 50, Trần Thị B, 0900000002"),
                list("T05-pipe.csv", List.of(), "Phú Gia, 45, , ", "Hòa Hải, 50, , "),
                list("T06-cr-only.csv", List.of(), "Phú Gia, 45, , ", "Hòa Hải, 50, , "),
                list("T07-utf16.txt", List.of(), "Phú Gia, 45, , ", "Hòa Hải, 50, , "),
                list("T08-mixed-sep.csv", List.of(), "Phú Gia, 45, , ", "Hòa Hải, 50, , "),
                list(
                        "T12-utf8-truncated.csv",
                        List.of("Tệp bị cắt ngang ở cuối"),
                        "Phú Gia, 45, , ",
                        "Hòa Hải, 50, , "),
                list("T13-wechat-fullwidth.csv", List.of(), "Phú Gia, 45, , "),
                list(
                        "V03-vni.paste",
                        List.of("phông cũ VNI"),
                        "Phú Gia, 45, , ",
                        "Hòa Hải, 50, , ",
                        "Hương Đô, 40, , ",
                        "Lộc Yên, 30, , "),
                list(
                        "V04-tcvn3.paste",
                        List.of("phông cũ TCVN3"),
                        "Phú Gia, 45, , ",
                        "Hoà Hải, 50, , ",
                        "Hương Đô, 40, , ",
                        "Lộc Yên, 30, , "),
                list(
                        "T11-tcvn3.csv",
                        List.of("phông cũ TCVN3"),
                        "Phú Gia, 45, , ",
                        "Hoà Hải, 50, , ",
                        "Hương Đô, 40, , "),
                list("V05-viqr.paste", List.of("VIQR"), "Phú Gia, 45, , ", "Hoà Hải, 50, , ", "Hương Đô, 40, , "),
                list(
                        "V06-mojibake.csv",
                        List.of("UTF-8 bị đọc như Windows-1252"),
                        "Phú Gia, 45, Nguyễn Văn \ufffdnh,  !",
                        "Hòa Hải, 50, Trần Đức, "),
                list("X07-phone-number.xlsx", List.of("mất số 0 ở đầu"), ROWS_OF_X07));
    }

    @Test
    void letters_that_were_lost_are_to_be_looked_at() throws IOException {
        ListReader.Found found =
                ListReader.read(SheetReader.read(content("V07-dau-hoi.csv"), "V07-dau-hoi.csv"), COMMUNES);

        assertThat(found.notes())
                .anySatisfy(note -> assertThat(note).contains("Tây Âu").contains(".xlsx"));
        assertThat(shown(found.rows())).contains("Phú Gia, 45, Nguy?n Van Ánh,  !", "Hòa H?i, 50, Tr?n Đ?c,  !");
    }

    /** A cell of Unicode beside others of an old font stays as it is, and so does a list of Unicode alone. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tªn x·,Sè ®¹i biÓu,Cán bộ;Phó Gia,45,Nguyễn Văn Ánh;Léc Yªn,30,TrÇn V¨n §øc | Phú Gia, 45, Nguyễn Văn Ánh, ",
                "Tên xã,Số đại biểu;Hòa Hải,45;Phú Gia,4 | Hòa Hải, 45, , ",
                "TEÂN XAÕ,SOÁ ÑAÏI BIEÅU;PHUÙ GIA,45;HÖÔNG ÑOÂ,40 | PHÚ GIA, 45, , ",
                "Te^n xa~,So^' dda.i bie^?u;Ho`a Ha?i,45;DDie^`n My~,20 | Hòa Hải, 45, , ",
                "Te^n xa~,So^' dda.i bie^?u;Lo^.c Ye^n,45 | Lộc Yên, 45, , ",
                "Tên xã,Số đại biểu,Cán bộ;Hà Linh,45,Lê A (0900000001)?;Phú Gia,1,B | Hà Linh, 45, Lê A ?, 0900000001",
            })
    void the_script_of_a_list_is_told(String list, String first) {
        String pasted = list.replace(',', '\t').replace(';', '\n');
        assertThat(shown(ListReader.read(SheetReader.readPasted(pasted), COMMUNES)
                                .rows())
                        .get(0)
                        .replaceAll(" !$", ""))
                .startsWith(first);
    }

    static Stream<Arguments> writtenHere() {
        return Stream.of(
                Arguments.of(
                        "| Tên xã | Số đại biểu |\n|---|---|\n| Phú Gia | 45 |\n| Hòa Hải | 50 |",
                        List.of("Phú Gia, 45, , ", "Hòa Hải, 50, , ")),
                Arguments.of("Tên xã；Số đại biểu\nPhú Gia；45 đồng chí", List.of("Phú Gia, 45, , ")),
                Arguments.of(
                        "STT\tTên xã\tSố đại biểu\tĐầu mối kỹ thuật\n1\tPhú Gia\t45\tLê A\n(ĐT: 0239/3800001)\n2\tHà Linh\t30 ng.\tLê B",
                        List.of("Phú Gia, 45, Lê A, 0239/3800001", "Hà Linh, 30, Lê B, ")),
                Arguments.of(
                        "Điện thoại\tTên xã\tSố đại biểu\n900000001\tPhú Gia\t45,0\n0900000002\tHòa Hải\t５０",
                        List.of("Phú Gia, 45, , 0900000001", "Hòa Hải, 50, , 0900000002")),
                Arguments.of(
                        "Tên xã\tSố đại biểu\tĐầu mối kỹ thuật\nPhú Gia\t45\tLê A 0900000001, 0900000002",
                        List.of("Phú Gia, 45, Lê A, 0900000001 / 0900000002 !")),
                Arguments.of(
                        "Phú Gia\nHòa Hải\nPhường 10",
                        List.of("Phú Gia, , ,  !", "Hòa Hải, , ,  !", "Phường 10, , ,  !")));
    }

    @ParameterizedTest
    @MethodSource("writtenHere")
    void a_paste_is_read_as_a_person_would_read_it(String pasted, List<String> rows) {
        assertThat(shown(ListReader.read(SheetReader.readPasted(pasted), COMMUNES)
                        .rows()))
                .isEqualTo(rows);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kính gửi Văn phòng: xã nhà có 45 đại biểu, đầu mối Lê A 0900000001",
                "Phú Gia - Lê A - 0900.000.001\nHòa Hải - Lê B - 900000002"
            })
    void what_is_no_table_is_refused_with_what_to_do(String pasted) throws IOException {
        String text = pasted.endsWith(".paste") ? new String(content(pasted), StandardCharsets.UTF_8) : pasted;
        assertThatThrownBy(() -> ListReader.read(SheetReader.readPasted(text), COMMUNES))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("không phải là bảng")
                .hasMessageContaining("tải biểu mẫu");
    }

    @ParameterizedTest
    @CsvSource({
        "T02-html.xls, Lưu thành (Save As)",
        "T04-gsheet.gsheet, 'Tệp, Tải xuống, Microsoft Excel'",
        "X16-numbers.numbers, 'Xuất sang, Excel'",
    })
    void a_file_that_is_no_workbook_is_refused_with_the_way_to_make_one(String file, String way) throws IOException {
        byte[] content = content(file);
        assertThatThrownBy(() -> SheetReader.read(content, file)).hasMessageContaining(way);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<tr><td>Tên xã</td></tr>",
                "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n",
                "ID;PWXL;N;E\nP;PGeneral\nC;Y1;X1;K\"Xã\"\nE",
                "TABLE\r\n0,1\r\n\"EXCEL\"\r\nVECTORS\r\n0,2\r\n",
                "\ufeff<!DOCTYPE html><html><body>Phiên làm việc đã hết</body></html>"
            })
    void another_format_that_excel_opens_is_to_be_saved_by_it(String start) {
        assertThatThrownBy(() -> SheetReader.read(start.getBytes(StandardCharsets.UTF_8), "danh sách.xls"))
                .hasMessageContaining("Lưu thành (Save As)");
    }

    @Test
    void a_heading_that_begins_like_another_format_is_a_heading() {
        assertThat(SheetReader.read("ID;PHƯỜNG;SỐ\n1;Phú Gia;45".getBytes(StandardCharsets.UTF_8), "a.csv")
                        .lines())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X00-base.xlsx",
                "X01-backslash.xlsx",
                "X03-target-space.xlsx",
                "X04-target-backslash.xlsx",
                "X05-prefix-no-r.xlsx",
                "X06-strict.xlsx",
                "E02-velvet.xls",
                "E01-writeprotect-sheetprotect.xls",
                "E04-structure-locked.xlsx"
            })
    void a_workbook_of_another_maker_or_locked_against_changes_is_read(String file) throws IOException {
        assertThat(shown(ListReader.read(SheetReader.read(content(file), file), COMMUNES)
                        .rows()))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).doesNotEndWith("!"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X01-backslash.xlsx", "X03-target-space.xlsx", "X04-target-backslash.xlsx"})
    void parts_that_are_named_in_another_way_are_the_same_parts(String file) throws IOException {
        assertThat(SheetReader.read(content(file), file)).isEqualTo(SheetReader.read(content("X00-base.xlsx"), file));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void a_list_is_read_as_a_person_would_read_it(String file, List<String> notes, List<String> rows)
            throws IOException {
        ListReader.Found found = file.endsWith(".paste")
                ? ListReader.read(SheetReader.readPasted(new String(content(file), StandardCharsets.UTF_8)), COMMUNES)
                : ListReader.read(SheetReader.read(content(file), file), COMMUNES);

        assertThat(shown(found.rows())).isEqualTo(rows);
        assertThat(notes)
                .allSatisfy(note -> assertThat(String.join("\n", found.notes())).contains(note));
    }

    private static List<String> shown(List<ListRow> rows) {
        JsonNode cells =
                new ObjectMapper().valueToTree(rows.stream().map(ListRow::cells).toList());
        List<SiteRow> read = new SiteRowsReader(COMMUNES).read(cells);
        return IntStream.range(0, rows.size())
                .mapToObj(i -> "%s, %s, %s, %s%s"
                        .formatted(
                                rows.get(i).cells().get("name"),
                                rows.get(i).cells().get("delegates"),
                                rows.get(i).cells().get("technician"),
                                rows.get(i).cells().get("phone"),
                                read.get(i).state() == SiteRow.State.OK ? "" : " !"))
                .toList();
    }

    private static byte[] content(String file) throws IOException {
        try (InputStream content = ListFilesTest.class.getResourceAsStream("/lists/" + file)) {
            return content.readAllBytes();
        }
    }
}
