package vn.diemcau.conference.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint.ValidationType;
import org.junit.jupiter.api.Test;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.Agency.Contact;
import vn.diemcau.conference.directory.Agency.Locality;
import vn.diemcau.conference.directory.SiteWords;
import vn.diemcau.platform.sheet.Line;
import vn.diemcau.platform.sheet.Sheet;
import vn.diemcau.platform.sheet.SheetReader;

class SiteTemplateTest {

    private static final List<Locality> COMMUNES =
            List.of(new Locality("Thị trấn", "Hương Khê"), new Locality("Xã", "Phú Gia"));

    @Test
    void what_a_unit_downloads_is_read_back_with_its_communes_in_it() {
        Sheet sheet = SheetReader.read(SiteTemplate.of(unit("Huyện ủy Hương Khê", COMMUNES)), "mau.xlsx");

        assertThat(sheet.notes()).isEmpty();
        assertThat(sheet.lines().subList(2, sheet.lines().size()))
                .containsExactly(
                        new Line(3, List.of("STT", "Tên điểm cầu", "Số đại biểu", "Đầu mối kỹ thuật", "Số điện thoại")),
                        new Line(4, List.of("1", "Thị trấn Hương Khê")),
                        new Line(5, List.of("2", "Xã Phú Gia")));
    }

    @Test
    void its_cells_are_open_and_take_numbers_only() {
        Opened template = new Opened("template", SiteTemplate.of(unit("Huyện ủy Hương Khê", COMMUNES)));

        assertThat(template.sheet.getSheetName()).isEqualTo("Điểm cầu cấp cơ sở");
        assertThat(template.cell("Xã Phú Gia", "Số đại biểu").getCellStyle().getLocked())
                .isFalse();
        assertThat(template.cell("Xã Phú Gia", "Số điện thoại").getCellStyle().getDataFormatString())
                .isEqualTo("@");
        DataValidation number = template.sheet.getDataValidations().get(0);
        assertThat(number.getValidationConstraint().getValidationType()).isEqualTo(ValidationType.INTEGER);
        assertThat(number.getRegions().getCellRangeAddress(0).formatAsString()).isEqualTo("C4:C303");
    }

    @Test
    void the_bloc_chooses_how_its_agencies_take_part() {
        Opened template =
                new Opened("template-bloc", SiteTemplate.of(bloc(List.of(new Locality("Chi bộ", "Sở Ngoại vụ")))));

        assertThat(Opened.texts(template.headings())).contains("Hình thức tham dự");
        DataValidation attendance = template.sheet.getDataValidations().get(1);
        assertThat(attendance.getValidationConstraint().getExplicitListValues())
                .containsExactly("Dự tại Khối", "Kết nối về cơ quan");
    }

    private static Agency bloc(List<Locality> members) {
        Contact contact = new Contact("Chánh Văn phòng", "vanphong@donvi.example", null);
        return new Agency(
                "UNIT",
                Agency.Kind.UNIT,
                "Đảng ủy Khối",
                List.of(),
                null,
                contact,
                List.of(contact),
                members,
                new SiteWords("huyện", "xã", "cơ sở", true, "Khối", "chi bộ"),
                null);
    }

    private static Agency unit(String name, List<Locality> localities) {
        Contact contact = new Contact("Chánh Văn phòng", "vanphong@donvi.example", null);
        return new Agency("UNIT", Agency.Kind.UNIT, name, List.of(), null, contact, List.of(contact), localities);
    }
}
