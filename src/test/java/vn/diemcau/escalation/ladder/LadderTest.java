package vn.diemcau.escalation.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.diemcau.platform.input.Refused;

/** What may stand in the ladder's table. */
class LadderTest {

    private static final LadderRow DUE = row(1, "đến hạn", "1", "Lãnh đạo cơ quan", "Quá hạn");

    @Test
    void a_row_without_a_duty_is_for_all_of_them() {
        Ladder ladder = Ladder.read(List.of(DUE));

        assertThat(Arrays.stream(ChasedKind.values()).map(ladder::of))
                .allSatisfy(steps -> assertThat(steps).hasSize(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    trước 4 tiếng     | 0 | Đầu mối cơ quan  | Nhắc việc | dòng 2, cột Thời điểm: “trước 4 tiếng” không rõ
                    trước 0 giờ       | 0 | Đầu mối cơ quan  | Nhắc việc | dòng 2, cột Thời điểm: “trước 0 giờ” không rõ
                    25:00 hằng ngày   | 3 | Đầu mối cơ quan  | Quá hạn   | dòng 2, cột Thời điểm: “25:00 hằng ngày” không rõ
                    sau 1 giờ         | 2 | Chánh Văn phòng  | Quá hạn   | dòng 2, cột Gửi đến: “Chánh Văn phòng” không có
                    sau 1 giờ         | 2 |                  | Quá hạn   | dòng 2, cột Gửi đến: Chưa ghi gửi đến ai.
                    sau 1 giờ         | 2 | Lãnh đạo cơ quan | Trễ hạn   | dòng 2, cột Thư: “Trễ hạn” không có
                    sau 1 giờ         | 2 | Lãnh đạo cơ quan | Nhắc việc | dòng 2, cột Thư: “Nhắc việc” chỉ dùng trước hạn
                    trước 1 giờ       | 0 | Lãnh đạo cơ quan | Quá hạn   | dòng 2, cột Thư: “Nhắc việc” chỉ dùng trước hạn
                    sau 1 giờ         | 0 | Lãnh đạo cơ quan | Quá hạn   | dòng 2, cột Cấp: Cấp 0 dành cho bước trước hạn
                    trước 1 giờ       | 1 | Lãnh đạo cơ quan | Nhắc việc | dòng 2, cột Cấp: Cấp 0 dành cho bước trước hạn
                    sau 1 giờ         | x | Lãnh đạo cơ quan | Quá hạn   | dòng 2, cột Cấp: “x” không phải là số từ 0 đến 9.""")
    void a_mistake_is_named_with_its_row_and_column(String when, String level, String to, String mail, String problem) {
        LadderRow wrong = new LadderRow(2, List.of(), when, level, to == null ? List.of() : List.of(to), mail);

        assertThatThrownBy(() -> Ladder.read(List.of(DUE, wrong)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(problem);
    }

    @Test
    void a_table_that_still_names_one_province_s_office_means_the_same() {
        List<String> office =
                List.of("Việc của Văn phòng Tỉnh ủy", "Đăng ký điểm cầu", "Xác nhận danh sách", "Việc khác");
        List<String> to = List.of("Đầu mối Văn phòng Tỉnh ủy", "Chánh Văn phòng Tỉnh ủy", "Thường trực Tỉnh ủy");

        Ladder ladder = Ladder.read(List.of(new LadderRow(1, office, "đến hạn", "1", to, "Quá hạn")));

        assertThat(ladder.of(ChasedKind.OFFICE))
                .singleElement()
                .satisfies(step -> assertThat(step.to())
                        .containsExactlyInAnyOrder(Addressee.OFFICE, Addressee.CHIEF, Addressee.STANDING));
    }

    @Test
    void an_unknown_duty_is_named_with_those_there_are() {
        assertThatThrownBy(() -> Ladder.read(List.of(
                        new LadderRow(1, List.of("Việc lạ"), "đến hạn", "1", List.of("Lãnh đạo cơ quan"), "Quá hạn"))))
                .hasMessage("dòng 1, cột Nhiệm vụ: “Việc lạ” không có; hãy chọn trong: “Việc của Văn phòng”, "
                        + "“Đăng ký điểm cầu”, “Xác nhận danh sách”, “Việc khác”.");
    }

    @Test
    void a_duty_that_nobody_would_hear_of_when_it_is_late_is_refused() {
        assertThatThrownBy(() -> Ladder.read(List.of(new LadderRow(
                        1,
                        List.of("Việc của Văn phòng", "Đăng ký điểm cầu", "Việc khác"),
                        "đến hạn",
                        "1",
                        List.of("Lãnh đạo cơ quan"),
                        "Quá hạn"))))
                .hasMessage("“Xác nhận danh sách” chưa có bước nào khi quá hạn.");
    }

    private static LadderRow row(int number, String when, String level, String to, String mail) {
        return new LadderRow(number, List.of(), when, level, List.of(to), mail);
    }
}
