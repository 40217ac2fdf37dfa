package vn.diemcau.conference.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import org.junit.jupiter.api.Test;

class CalendarFileTest {

    private static final String WORDS = "Chạy thử đường truyền với Văn phòng Tỉnh ủy, Viễn thông, Điện lực; "
            + "thử cả âm thanh: “một, hai” 🎤\nPhòng họp tầng 3, trụ sở Ủy ban nhân dân xã Đỉnh Bàn.";

    @Test
    void no_line_is_longer_than_75_octets_and_no_letter_is_split() throws Exception {
        for (int more = 0; more < 10; more++) {
            String summary = "a".repeat(more) + WORDS.replace("\n", " ");
            byte[] file = new CalendarFile("tonghop@vptu.hatinh.example", Instant.EPOCH)
                    .held(List.of(new CalendarEvent(
                            "x@y.example", 1, Instant.parse("2022-01-18T08:00:00Z"), summary, WORDS, WORDS.repeat(5))));

            String text = new String(file, StandardCharsets.UTF_8);
            assertThat(text)
                    .endsWith("END:VCALENDAR\r\n")
                    .doesNotContain("\uFFFD")
                    .doesNotContain("\r\n\r\n");
            assertThat(text.split("\r\n"))
                    .allSatisfy(line ->
                            assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
            Calendar read = new CalendarBuilder().build(new ByteArrayInputStream(file));
            assertThat(value(read, "SUMMARY")).isEqualTo(summary);
            assertThat(value(read, "DESCRIPTION")).isEqualTo(WORDS.repeat(5));
        }
    }

    private static String value(Calendar calendar, String property) {
        return calendar.getComponents("VEVENT")
                .get(0)
                .getRequiredProperty(property)
                .getValue();
    }
}
