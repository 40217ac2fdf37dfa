package vn.diemcau.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VietnameseTimeTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S,       dưới 1 phút",
        "PT59S,      dưới 1 phút",
        "PT1M,       1 phút",
        "PT40M59S,   40 phút",
        "PT1H,       1 giờ",
        "PT2H10M,    2 giờ 10 phút",
        "PT23H59M,   23 giờ 59 phút",
        "PT24H,      1 ngày",
        "PT24H59M,   1 ngày",
        "PT51H5M,    2 ngày 3 giờ"
    })
    void what_is_said_at_a_glance_leaves_out_what_does_not_matter(Duration length, String words) {
        assertThat(VietnameseTime.roughly(length)).isEqualTo(words);
    }
}
