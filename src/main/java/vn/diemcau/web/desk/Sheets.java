package vn.diemcau.web.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.desk.Sheet;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.Sha256;
import vn.diemcau.platform.text.VietnameseText;

/** Reads and writes sheets as JSON, within bounds. */
@Component
class Sheets {

    /** Largest letter, in bytes of UTF-8. */
    static final int LONGEST_LETTER = 1024 * 1024;

    private static final int MOST_ROWS = 1000;
    private static final int LONGEST_TITLE = 300;
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final ObjectMapper json;

    Sheets(ObjectMapper json) {
        this.json = json.copy().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    }

    /** @throws Refused INVALID when it is none, TOO_LARGE when it or its letter is too long */
    Sheet read(JsonNode sent) {
        if (!sent.isObject()) {
            throw new Refused(Refused.Reason.INVALID, "Nội dung gửi lên không đọc được.");
        }
        try {
            return checked(json.treeToValue(sent, Sheet.class));
        } catch (JsonProcessingException e) {
            throw new Refused(Refused.Reason.INVALID, "Nội dung gửi lên không đọc được.");
        }
    }

    Sheet checked(Sheet sheet) {
        if (sheet.text().getBytes(StandardCharsets.UTF_8).length > LONGEST_LETTER) {
            throw new Refused(Refused.Reason.TOO_LARGE, "Văn bản lớn hơn 1 MB.");
        }
        int rows = sheet.rows().size()
                + sheet.milestones().size()
                + sheet.unassigned().size();
        if (rows > MOST_ROWS) {
            throw new Refused(
                    Refused.Reason.TOO_LARGE, "Bảng có %d dòng, chỉ nhận đến %d dòng.".formatted(rows, MOST_ROWS));
        }
        return sheet;
    }

    Sheet read(String stored) {
        try {
            return json.readValue(stored, Sheet.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    String write(Sheet sheet) {
        try {
            return json.writeValueAsString(sheet);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What colleagues call the draft. */
    static String title(Sheet sheet) {
        String title = VietnameseText.clean(sheet.title());
        // PostgreSQL refuses what is no character.
        String readable = VietnameseText.isPrintable(title) ? title : "";
        int longest = Math.min(LONGEST_TITLE, readable.codePointCount(0, readable.length()));
        return readable.isEmpty() ? "Chưa có tên" : readable.substring(0, readable.offsetByCodePoints(0, longest));
    }

    /** The same for two letters that differ in blanks only; null without a letter. */
    static String digest(Sheet sheet) {
        String text = BLANKS.matcher(sheet.text()).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        return text.isEmpty() ? null : Sha256.half(text);
    }
}
