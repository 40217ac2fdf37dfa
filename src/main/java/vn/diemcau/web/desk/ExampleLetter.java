package vn.diemcau.web.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.escalation.ladder.Holidays;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.text.VietnameseTime;

/** A letter to try the desk with, whose days lie ahead. */
@RestController
class ExampleLetter {

    private static final ClassPathResource FILE = new ClassPathResource("letters/phong-chay-rung.txt");
    private static final int WORKING_DAYS_AHEAD = 7;

    private final CurrentUser user;
    private final Holidays holidays;
    private final Clock clock;

    ExampleLetter(CurrentUser user, Holidays holidays, Clock clock) {
        this.user = user;
        this.holidays = holidays;
        this.clock = clock;
    }

    @GetMapping(path = "/api/desk/example-letter", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    String text() {
        user.requireOffice();
        LocalDate today = LocalDate.now(clock);
        LocalDate meeting = worked(today, WORKING_DAYS_AHEAD, 1);
        try {
            return FILE.getContentAsString(StandardCharsets.UTF_8)
                    .replace("{nay}", inWords(today))
                    .replace("{họp}", inWords(meeting))
                    .replace("{chạy thử}", VietnameseTime.date(worked(meeting, 1, -1)))
                    .replace("{đăng ký}", VietnameseTime.date(worked(meeting, 2, -1)))
                    .replace("{tài liệu}", VietnameseTime.date(worked(meeting, 2, -1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many working days from a day. */
    private LocalDate worked(LocalDate from, int days, int step) {
        LocalDate day = from;
        for (int left = days; left > 0; ) {
            day = day.plusDays(step);
            left -= holidays.isWorking(day) ? 1 : 0;
        }
        return day;
    }

    private static String inWords(LocalDate day) {
        return "%02d tháng %02d năm %d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }
}
