package vn.diemcau.platform.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import vn.diemcau.platform.input.Refused;

/** The body of a request, taken up to a bound. */
public final class JsonBody {

    private JsonBody() {}

    /** The bytes that were sent; one more than allowed when there were more, so that the reader can refuse them. */
    public static byte[] bytes(InputStream body, int atMost) throws IOException {
        byte[] content = body.readNBytes(atMost + 1);
        // Whoever is still sending would find the connection closed instead of the answer.
        body.transferTo(OutputStream.nullOutputStream());
        return content;
    }

    /** @throws Refused when it is too long or no JSON object */
    public static JsonNode object(InputStream body, int atMost, ObjectMapper json) throws IOException {
        byte[] content = bytes(body, atMost);
        if (content.length > atMost) {
            throw new Refused(
                    Refused.Reason.INVALID, "Nội dung dài quá %d KB nên không lưu được.".formatted(atMost / 1000));
        }
        try {
            JsonNode read = json.readTree(content);
            if (read != null && read.isObject()) {
                return read;
            }
        } catch (IOException e) {
            // told below, like a text that is no object
        }
        throw new Refused(Refused.Reason.INVALID, "Nội dung gửi lên không đọc được.");
    }
}
