package vn.diemcau.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.platform.text.Telephones.Found;
import vn.diemcau.platform.text.Telephones.Telephone;

/** Telephone numbers in the spellings of real lists; all are fictitious. */
class TelephonesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "0900000001            | 0900000001",
                "900000001             | 0900000001",
                "84900000001           | 0900000001",
                "+84900000001          | 0900000001",
                "+84 (0) 900000001     | 0900000001",
                "(+84) 900 000 001     | 0900000001",
                "(84) 0900000001       | 0900000001",
                "+84-0900-000-001      | 0900000001",
                "+840900000001         | 0900000001",
                "0084 0 900000001      | 0900000001",
                "0084900000001         | 0900000001",
                "＋８４ ９００ ０００ ００１ | 0900000001",
                "０９０００００００１      | 0900000001",
                "0900.000.001          | 0900000001",
                "0900‑000‑001          | 0900000001",
                "0900–000–001          | 0900000001",
                "'0900000001           | 0900000001",
                "‘0900 000 001’        | 0900000001",
                "ĐT: 0900000001        | 0900000001",
                "SĐT 0900.000.001      | 0900000001",
                "Số điện thoại: 0900000001 | 0900000001",
                "Di động: 0900000001.  | 0900000001",
                "0900000001 (Zalo)     | 0900000001",
                "0900000001 - zalo     | 0900000001",
                "Tel. 0900000001       | 0900000001",
                "(0239) 3.800.001      | 02393800001",
                "0239/3800001          | 02393800001",
                "0239-3800001          | 02393800001",
                "2393800001            | 02393800001",
                "+84 239 3800 001      | 02393800001",
                "024 3800 0001         | 02438000001",
                "1800 1234             | 18001234",
                "19001234              | 19001234",
                "080.43162             | 08043162",
                "069 821 234           | 069821234",
            })
    void one_number_is_read_in_any_spelling(String typed, String digits) {
        assertThat(Telephones.one(typed)).contains(digits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00900000001",
                "000900000001",
                "01690000001",
                "09000000011",
                "090000000",
                "0000000000",
                "0123456789",
                "0239000001",
                "3800001",
                "12345",
                "113",
                "09abc",
                "x",
                "0900000001/2",
                "0900000001 ext 12",
                "+85620555555",
                "9,00000001E+8",
                "15/01/1980",
                "0900000001 0900000002",
                "Cán bộ A 0900000001",
                "840084900000001"
            })
    void what_is_not_one_number_is_none(String typed) {
        assertThat(Telephones.one(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0900000001/0900000002",
                "0900 000 001 - 0900 000 002",
                "0900000001; 0900000002",
                "0900000001 hoặc 0900000002",
                "ĐT 0900000001, 900000002",
                "0900 000 001 0900 000 002"
            })
    void two_numbers_are_told_apart_and_asked_about(String typed) {
        assertThat(Telephones.in(typed).numbers())
                .extracting(Telephone::digits)
                .containsExactly("0900000001", "0900000002");
        assertThat(Telephones.problem(typed)).contains("có 2 số điện thoại (0900000001, 0900000002): chỉ ghi một số.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Trần Thị Bình 0912 345 679      | Trần Thị Bình",
                "Trần Thị Bình, 0912345679       | Trần Thị Bình",
                "Trần Thị Bình - 912345679       | Trần Thị Bình",
                "0912.345.679 (Trần Thị Bình)    | Trần Thị Bình",
                "Trần Thị Bình (ĐT: 0912345679)  | Trần Thị Bình",
                "Trần Thị Bình +84 (0) 912345679 | Trần Thị Bình",
                "Đ/c Nguyễn Văn Động SĐT0912345679 | Đ/c Nguyễn Văn Động",
                "Cán bộ A, tầng 2, 0912345679    | Cán bộ A, tầng 2",
            })
    void a_name_beside_a_number_is_told_from_it(String typed, String name) {
        Found found = Telephones.in(typed);
        assertThat(found.words()).isEqualTo(name);
        assertThat(found.numbers()).extracting(Telephone::digits).containsExactly("0912345679");
    }

    @Test
    void a_number_of_eleven_digits_that_was_changed_is_refused_with_what_it_is_today() {
        assertThat(Telephones.problem("0169 0000 001"))
                .isEqualTo(
                        "“0169 0000 001” là số 11 chữ số cũ, từ năm 2018 đổi thành 0390000001: hãy kiểm tra rồi ghi số đang dùng.");
    }

    @Test
    void a_long_text_holds_no_number() {
        assertThat(Telephones.in("0900000001 ".repeat(3_000)).numbers()).isEmpty();
    }
}
