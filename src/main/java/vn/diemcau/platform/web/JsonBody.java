package vn.diemcau.platform.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import vn.diemcau.platform.input.Refused;

/** Reads a request's body up to a limit. */
public final class JsonBody {

    private JsonBody() {}

    /** The body's bytes. A too long body yields one byte more than allowed, so that the caller can refuse it. */
    public static byte[] bytes(InputStream body, int atMost) throws IOException {
        byte[] content = body.readNBytes(atMost + 1);
        // Reads the rest, because a client that still sends would find the connection closed instead of the answer.
        body.transferTo(OutputStream.nullOutputStream());
        return content;
    }

    /** @throws Refused when it is too long or not a JSON object */
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
            // The check below reports it, like a text that is not an object.
        }
        throw new Refused(Refused.Reason.INVALID, "Nội dung gửi lên không đọc được.");
    }
}
