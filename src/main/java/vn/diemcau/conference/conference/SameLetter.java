package vn.diemcau.conference.conference;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.platform.text.VietnameseText;
import vn.diemcau.platform.text.VietnameseTime;

/**
 * Says that a letter has called a conference already. An Office numbers its letters anew each year, so that two of a
 * year with one number are one letter, or one of them is mistyped.
 */
@Component
public class SameLetter {

    private static final Pattern NUMBER = Pattern.compile("(?iu)(?<!\\p{L})số:? *([0-9][^\\s,;()]*)");

    private record Called(String title, String letter, ZonedDateTime start) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    SameLetter(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A sentence for whoever calls a conference; empty for a letter without a number.
     *
     * @param conference id of the conference, which is not compared with itself
     */
    public Optional<String> warning(String conference, String host, String letter) {
        Optional<String> number = number(letter);
        return number.flatMap(same -> called(conference, host).stream()
                        .filter(each -> number(each.letter()).equals(number))
                        .findFirst())
                .map(each -> "Văn bản số %s đã có Hội nghị “%s”, khai mạc %s. Chỉ triệu tập khi đây là Hội nghị khác."
                        .formatted(number.get(), each.title(), VietnameseTime.full(each.start())));
    }

    static Optional<String> number(String letter) {
        Matcher number = NUMBER.matcher(VietnameseText.clean(letter));
        return number.find() ? Optional.of(number.group(1).toUpperCase(Locale.ROOT)) : Optional.empty();
    }

    private List<Called> called(String conference, String host) {
        return jdbc.sql("""
                        select title, letter, start_at, zone from conference
                        where host = :host and id <> :id and status <> 'CANCELLED'
                          and date_trunc('year', called_at at time zone zone) = date_trunc('year', :now at time zone zone)
                        order by start_at""")
                .param("host", host)
                .param("id", conference)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Called(
                        row.getString(1),
                        row.getString(2),
                        row.getTimestamp(3).toInstant().atZone(ZoneId.of(row.getString(4)))))
                .list();
    }
}
