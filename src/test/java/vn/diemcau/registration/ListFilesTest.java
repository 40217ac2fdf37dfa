package vn.diemcau.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.diemcau.directory.Agency.Locality;
import vn.diemcau.sheet.SheetReader;

/** Lists as offices send them: what each of their rows is read as, and what is said of the reading. */
class ListFilesTest {

    private static final Catalogue COMMUNES = new Catalogue(Stream.of(
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

    /** Rows as "name, delegates, technician, telephone", those that a person must look at with a mark behind. */
    private static Arguments list(String file, List<String> notes, String... rows) {
        return Arguments.of(file, notes, List.of(rows));
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                list(
                        "H04-ho-ten-sdt-mot-cot.paste",
                        List.of("lấy họ tên “Cán bộ A” từ cột số điện thoại"),
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
                        "Hương Đô, , ,  !"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void aListIsReadAsAPersonWouldReadIt(String file, List<String> notes, List<String> rows) throws IOException {
        ListReader.Found found = file.endsWith(".paste")
                ? ListReader.read(SheetReader.readPasted(new String(content(file), StandardCharsets.UTF_8)))
                : ListReader.read(SheetReader.read(content(file), file));

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
