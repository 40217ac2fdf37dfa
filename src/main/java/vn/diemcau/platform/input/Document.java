package vn.diemcau.platform.input;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * A YAML or JSON text from a person.
 *
 * <p>Reading collects all problems, including unknown keys. {@link #accept()} throws them together.
 */
public final class Document {

    /** Largest accepted text in bytes of UTF-8. */
    public static final int MAX_BYTES = 1024 * 1024;

    private static final int MAX_DEPTH = 20;

    private final Reading reading;
    private final Section root;

    private Document(String text, MappingNode root) {
        this.reading = new Reading(text);
        this.root = new Section(reading, "", root);
    }

    /**
     * The text of a file.
     *
     * @throws Refused when it is too large or not UTF-8
     */
    public static String decode(byte[] content) {
        if (content.length > MAX_BYTES) {
            throw tooLarge();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused("", "Tệp phải được lưu theo bảng mã UTF-8.");
        }
    }

    /**
     * Parses the document.
     *
     * @throws Refused when it is too large, or not YAML or JSON with named entries
     */
    public static Document read(String source) {
        if (source.length() > MAX_BYTES || source.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw tooLarge();
        }
        String text = source.startsWith("\uFEFF") ? source.substring(1) : source;
        if (text.stripLeading().startsWith("{")) {
            // JSON allows tabs between tokens and escaped slashes; YAML does not.
            text = text.replace('\t', ' ').replaceAll("(?<!\\\\)((?:\\\\\\\\)*)\\\\/", "$1/");
        }
        try {
            checkEvents(text);
            Node node = yaml().compose(new StringReader(text));
            if (node instanceof MappingNode mapping) {
                return new Document(text, mapping);
            }
            throw refused("dòng 1", "Nội dung trống, hoặc không gồm các mục có tên (tên: nội dung).");
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            throw refused(Reading.place(mark == null ? 0 : mark.getLine()), syntax(e.getProblem()));
        } catch (ReaderException e) {
            throw refused(
                    Reading.place(lineAt(text, e.getPosition())),
                    "Có ký tự điều khiển không được phép; hãy xóa ký tự này.");
        } catch (YAMLException e) {
            throw refused("", syntax(e.getMessage()));
        }
    }

    /** The root section. */
    public Section root() {
        return root;
    }

    /** The text to which the positions in {@link Section.Span} refer. */
    public String text() {
        return reading.text();
    }

    /**
     * Ends the reading.
     *
     * @throws Refused with every problem by line, including unread keys
     */
    public void accept() {
        Refused.ifAny(reading.problems());
    }

    /** Refuses constructs that expand a small text, or hide its meaning, before the document is built. */
    private static void checkEvents(String text) {
        int depth = 0;
        int documents = 0;
        for (Event event : yaml().parse(new StringReader(text))) {
            int line = event.getStartMark().getLine();
            if (event instanceof NodeEvent node && (node instanceof AliasEvent || node.getAnchor() != null)) {
                throw refused(
                        Reading.place(line), "Không dùng ký hiệu tham chiếu (& và *); hãy ghi lại đầy đủ nội dung.");
            }
            if (event instanceof ScalarEvent scalar && scalar.getTag() != null
                    || event instanceof CollectionStartEvent collection && collection.getTag() != null) {
                throw refused(
                        Reading.place(line),
                        "Không dùng ký hiệu kiểu dữ liệu (dấu !); nếu là chữ, hãy đặt trong ngoặc kép.");
            }
            if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
                throw refused(Reading.place(line), "Các mục lồng nhau quá sâu.");
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (event instanceof DocumentStartEvent && ++documents > 1) {
                throw refused(
                        Reading.place(line),
                        "Chỉ ghi một văn bản trong tệp; không dùng dòng --- để ngăn nhiều văn bản.");
            }
        }
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_BYTES);
        options.setNestingDepthLimit(MAX_DEPTH + 1);
        return new Yaml(options);
    }

    private static String syntax(String problem) {
        return problem != null && problem.contains("TAB")
                ? "Không thụt dòng bằng phím Tab; hãy dùng dấu cách."
                : "Sai cách ghi; hãy kiểm tra dấu hai chấm, dấu ngoặc và cách thụt dòng ở dòng này và dòng trên.";
    }

    private static int lineAt(String text, int position) {
        return (int)
                text.codePoints().limit(position).filter(point -> point == '\n').count();
    }

    private static Refused tooLarge() {
        return refused("", "Nội dung lớn hơn 1 MB.");
    }

    private static Refused refused(String place, String message) {
        return new Refused(List.of(new Problem(place, message)));
    }
}
