package vn.diemcau.patterns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import vn.diemcau.patterns.WrittenPattern.Use;

/** Finds the regular expressions of scripts, and those in the attributes of forms. */
final class ScriptPatterns {

    /** Comments and texts first, so that no slash within them begins an expression. */
    private static final Pattern PARTS = Pattern.compile(
            "/\\*.*?\\*/|(?<!:)//[^\\n]*|'(?:\\\\.|[^'\\\\\\n])*'|\"(?:\\\\.|[^\"\\\\\\n])*\""
                    // A slash divides behind a value; in front of an expression stands a sign or nothing.
                    + "|(?<=[(,=:\\[!&|?{;>\\n])[ ]*/((?:\\\\.|\\[(?:\\\\.|[^\\]\\\\\\n])*\\]|[^/\\\\\\[\\n*])(?:\\\\.|\\[(?:\\\\.|[^\\]\\\\\\n])*\\]|[^/\\\\\\[\\n])*)/([a-z]*)",
            Pattern.DOTALL);

    private static final Pattern MADE = Pattern.compile("RegExp\\([^\\n]*");

    private final List<WrittenPattern> found = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();

    static JavaPatterns.Found in(List<Path> folders) throws IOException {
        ScriptPatterns patterns = new ScriptPatterns();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted().toList()) {
                    if (file.toString().endsWith(".js")) {
                        patterns.script(file, Files.readString(file));
                    } else if (file.toString().endsWith(".html")) {
                        patterns.page(file, Jsoup.parse(Files.readString(file)));
                    }
                }
            }
        }
        return new JavaPatterns.Found(patterns.found, patterns.unreadable);
    }

    private void script(Path file, String text) {
        Matcher part = PARTS.matcher(text);
        while (part.find()) {
            if (part.group(1) != null) {
                add(file.getFileName() + ":" + lineOf(text, part.start(1)), part.group(1), part.group(2));
            }
        }
        MADE.matcher(text).results().forEach(made -> unreadable.add(file.getFileName() + " " + made.group()));
    }

    private void page(Path file, Document page) {
        for (String attribute : List.of("pattern", "data-lines", "ng-pattern")) {
            for (Element element : page.select("[" + attribute + "]")) {
                String written = element.attr(attribute);
                boolean isLiteral = written.startsWith("/") && written.endsWith("/");
                add(
                        file.getFileName() + " " + element.attr("cam-variable-name"),
                        isLiteral ? written.substring(1, written.length() - 1) : "^(?:" + written + ")$",
                        "");
            }
        }
        page.select("script").forEach(script -> script(file, script.data()));
    }

    private void add(String place, String expression, String flags) {
        found.add(new WrittenPattern(
                place,
                expression.replace("\\/", "/"),
                (flags.contains("i") ? Pattern.CASE_INSENSITIVE : 0)
                        | (flags.contains("s") ? Pattern.DOTALL : 0)
                        | (flags.contains("m") ? Pattern.MULTILINE : 0),
                EnumSet.of(Use.SEARCHED)));
    }

    private static long lineOf(String text, int at) {
        return text.substring(0, at).lines().count();
    }
}
