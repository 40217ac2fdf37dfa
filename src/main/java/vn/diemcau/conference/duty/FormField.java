package vn.diemcau.conference.duty;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import vn.diemcau.platform.input.FieldSentences;
import vn.diemcau.platform.text.Telephones;
import vn.diemcau.platform.text.VietnameseText;
import vn.diemcau.platform.text.VietnameseTime;

/**
 * One field of a form with the rules of its HTML attributes. Its sentences equal those of {@code forms/shared/duty.js}.
 *
 * @param control type of control: text, textarea, select, checkbox, number, date, datetime-local, email, tel or file
 * @param shownIf conditions that must all hold for the field to be shown
 * @param requiredIf condition that makes the field required; null when only {@code required} does
 * @param lines pattern of each line, or null
 * @param persons whether each line names a person with a telephone number
 * @param hint message when the pattern does not match
 * @param options of a select; empty for others
 * @param accept file name extensions in lower case
 * @param json whether the text is JSON that the duty's handler checks
 */
record FormField(
        String name,
        String label,
        String type,
        String control,
        boolean required,
        Condition requiredIf,
        List<Condition> shownIf,
        Integer min,
        Integer max,
        int minLength,
        int maxLength,
        Pattern pattern,
        Pattern lines,
        boolean persons,
        String hint,
        Set<String> options,
        List<String> accept,
        boolean json) {

    private static final int DEFAULT_MAX_LENGTH = 2000;
    private static final int MAX_JSON_BYTES = 1024 * 1024;
    private static final int MAX_FILE_MB = 25;
    private static final int MAX_FILE_NAME = 200;
    private static final Pattern CONTENT_TYPE = Pattern.compile("[\\w.+-]{1,100}/[\\w.+-]{1,100}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"]{1,64}@[A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]++)++");

    /** Holds when an earlier field has one of these values: {@code decision=GO|NO_GO}. */
    record Condition(String field, Set<String> values) {

        static Condition of(String text) {
            String[] sides = text.split("=", 2);
            if (sides.length != 2) {
                throw new IllegalStateException("No condition: " + text);
            }
            return new Condition(sides[0].strip(), Set.of(sides[1].strip().split("\\|")));
        }

        boolean holds(Map<String, Object> answered) {
            return values.contains(String.valueOf(answered.getOrDefault(field, "")));
        }
    }

    /** Thrown for an invalid value, with a sentence for the person who typed it. */
    static final class Wrong extends Exception {
        Wrong(String message) {
            super(message, null, false, false);
        }
    }

    static FormField of(Element element, Document form) {
        String control = element.normalName().equals("input")
                ? element.attr("type").toLowerCase(Locale.ROOT)
                : element.normalName();
        return new FormField(
                element.attr("cam-variable-name"),
                labelOf(element, form),
                element.attr("cam-variable-type"),
                control,
                element.hasAttr("required"),
                element.hasAttr("data-required-if") ? Condition.of(element.attr("data-required-if")) : null,
                Stream.concat(Stream.of(element), element.parents().stream())
                        .filter(around -> around.hasAttr("data-shown-if"))
                        .map(around -> Condition.of(around.attr("data-shown-if")))
                        .toList(),
                number(element, "min", null),
                number(element, "max", null),
                number(element, "minlength", 0),
                number(element, "maxlength", DEFAULT_MAX_LENGTH),
                pattern(element, "pattern"),
                pattern(element, "data-lines"),
                element.hasAttr("data-persons"),
                element.attr("title"),
                element.select("option").stream()
                        .map(option -> option.attr("value"))
                        .filter(value -> !value.isEmpty())
                        .collect(Collectors.toSet()),
                Arrays.stream(element.attr("accept").toLowerCase(Locale.ROOT).split(","))
                        .map(String::strip)
                        .filter(ending -> !ending.isEmpty())
                        .toList(),
                element.hasAttr("data-json"));
    }

    List<Condition> conditions() {
        List<Condition> all = new ArrayList<>(shownIf);
        if (requiredIf != null) {
            all.add(requiredIf);
        }
        return all;
    }

    /** The cleaned value; empty for an empty field. */
    Optional<Object> read(Object given, Map<String, Object> answered) throws Wrong {
        Optional<Object> value = switch (type) {
            case "Boolean" -> readTick(given);
            case "Integer" -> readNumber(given);
            case "File" -> readFile(given);
            default -> readText(given);
        };
        boolean needed = required || (requiredIf != null && requiredIf.holds(answered));
        if (needed && (value.isEmpty() || value.get().equals(false))) {
            throw new Wrong(
                    switch (control) {
                        case "checkbox" -> "Cần đánh dấu xác nhận.";
                        case "file" -> "Cần đính kèm tệp.";
                        case "select" -> "Cần chọn một mục.";
                        default -> "Cần điền nội dung này.";
                    });
        }
        return value;
    }

    private static Optional<Object> readTick(Object given) throws Wrong {
        if (given == null || given.equals("")) {
            return Optional.empty();
        }
        if (given instanceof Boolean || given.equals("true") || given.equals("false")) {
            return Optional.of(Boolean.valueOf(given.toString()));
        }
        throw new Wrong("Chỉ được đánh dấu hoặc không đánh dấu.");
    }

    private Optional<Object> readNumber(Object given) throws Wrong {
        if (!(given == null || given instanceof String || given instanceof Number)) {
            throw new Wrong("Cần là số nguyên.");
        }
        String text = given == null ? "" : given.toString().strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int number;
        try {
            // Longer numbers could exhaust the server: 1e999999999.
            number = new BigDecimal(text.length() > 20 ? "not a number" : text).intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new Wrong("Cần là số nguyên.");
        }
        if (min != null && number < min) {
            throw new Wrong("Không được nhỏ hơn " + min + ".");
        }
        if (max != null && number > max) {
            throw new Wrong("Không được lớn hơn " + max + ".");
        }
        return Optional.of(number);
    }

    private Optional<Object> readText(Object given) throws Wrong {
        if (!(given == null || given instanceof String || given instanceof Number)) {
            throw new Wrong("Cần là chữ.");
        }
        String text = given == null ? "" : given.toString();
        if (json) {
            return readJson(text);
        }
        text = Normalizer.normalize(text.replace("\r\n", "\n").replace('\r', '\n'), Normalizer.Form.NFC)
                .strip();
        if (!control.equals("textarea")) {
            text = text.replace('\n', ' ').replace('\t', ' ');
        }
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!VietnameseText.isPrintable(text)) {
            throw new Wrong(FieldSentences.UNREADABLE);
        }
        if (text.length() > maxLength) {
            throw new Wrong(FieldSentences.tooLong(maxLength));
        }
        if (text.length() < minLength) {
            throw new Wrong("Cần ít nhất " + minLength + " ký tự.");
        }
        if (control.equals("select") && !options.contains(text)) {
            throw new Wrong("Cần chọn một mục có trong danh sách.");
        }
        if (control.equals("email") && !EMAIL.matcher(text).matches()) {
            throw new Wrong("Chưa đúng địa chỉ thư điện tử.");
        }
        if (pattern != null && !pattern.matcher(text).matches()) {
            throw new Wrong(hint.isEmpty() ? "Chưa đúng cách viết." : hint);
        }
        if (lines != null) {
            checkLines(text);
        }
        if (control.equals("tel")) {
            return Optional.of(readTelephone(text));
        }
        if (persons) {
            return Optional.of(readPersons(text));
        }
        return Optional.of(control.startsWith("date") ? readDate(text) : text);
    }

    private void checkLines(String text) throws Wrong {
        String[] all = text.split("\n");
        for (int i = 0; i < all.length; i++) {
            String line = all[i].strip();
            if (!line.isEmpty() && !lines.matcher(line).matches()) {
                throw new Wrong("Dòng " + (i + 1) + " chưa đúng. " + hint);
            }
        }
    }

    private static String readTelephone(String text) throws Wrong {
        return Telephones.one(text).orElseThrow(() -> new Wrong(Telephones.problem(text)));
    }

    /** Normalizes each line to name, number and the rest. */
    private String readPersons(String text) throws Wrong {
        List<String> persons = new ArrayList<>();
        String[] all = text.split("\n");
        for (int i = 0; i < all.length; i++) {
            if (!all[i].isBlank()) {
                persons.add(person(all[i].strip(), all.length == 1 ? "" : "Dòng " + (i + 1) + ": "));
            }
        }
        return String.join("\n", persons);
    }

    private String person(String line, String place) throws Wrong {
        Telephones.Found found = Telephones.in(line);
        if (found.numbers().size() != 1 || !found.isClear()) {
            throw new Wrong(place
                    + (found.numbers().size() > 1
                            ? "Có nhiều số điện thoại, chỉ ghi một số. "
                            : "Không thấy số điện thoại đúng. ")
                    + hint);
        }
        Telephones.Telephone number = found.numbers().get(0);
        int at = line.indexOf(number.written());
        String name =
                Telephones.in(at < 0 ? found.words() : line.substring(0, at)).words();
        String rest = at < 0
                ? ""
                : Telephones.in(line.substring(at + number.written().length())).words();
        if (name.isEmpty() && rest.isEmpty()) {
            throw new Wrong(place + "Chưa ghi họ và tên. " + hint);
        }
        return Stream.of(name.isEmpty() ? rest : name, number.digits(), name.isEmpty() ? "" : rest)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private String readDate(String text) throws Wrong {
        try {
            // Both in the browser's format without seconds.
            LocalDateTime time = control.equals("date")
                    ? LocalDate.parse(text).atStartOfDay()
                    : LocalDateTime.parse(text).withSecond(0).withNano(0);
            Optional<String> fault = VietnameseTime.implausible(time.getYear());
            if (fault.isPresent()) {
                throw new Wrong(fault.get());
            }
            return control.equals("date") ? time.toLocalDate().toString() : time.toString();
        } catch (DateTimeParseException e) {
            throw new Wrong("Chưa đúng ngày, giờ.");
        }
    }

    private static Optional<Object> readJson(String text) throws Wrong {
        if (text.isBlank() || text.strip().equals("null")) {
            return Optional.empty();
        }
        if (!VietnameseText.isPrintable(text)) {
            throw new Wrong(FieldSentences.UNREADABLE);
        }
        if (text.getBytes(UTF_8).length > MAX_JSON_BYTES) {
            throw new Wrong("Nội dung quá dài.");
        }
        return Optional.of(text);
    }

    private Optional<Object> readFile(Object given) throws Wrong {
        if (given == null || given.equals("")) {
            return Optional.empty();
        }
        if (!(given instanceof Answer.Upload upload)) {
            throw new Wrong("Cần là tệp đính kèm.");
        }
        byte[] content = upload.content() == null ? new byte[0] : upload.content();
        String fileName = fileNameOf(upload);
        // Tasklist sends this for an empty file field.
        if (fileName.isEmpty() && content.length == 0) {
            return Optional.empty();
        }
        if (fileName.isEmpty() || fileName.length() > MAX_FILE_NAME || !isFileName(fileName)) {
            throw new Wrong("Tên tệp không hợp lệ.");
        }
        if (content.length == 0) {
            throw new Wrong("Tệp không có nội dung.");
        }
        if (content.length > MAX_FILE_MB * 1024 * 1024) {
            throw new Wrong("Tệp lớn quá " + MAX_FILE_MB + " MB.");
        }
        if (accept.stream().noneMatch(fileName.toLowerCase(Locale.ROOT)::endsWith)) {
            throw new Wrong("Chỉ nhận tệp " + String.join(", ", accept) + ".");
        }
        if (!FileContent.fits(fileName, content)) {
            throw new Wrong("Nội dung tệp không đúng với loại tệp của tên “" + fileName + "”.");
        }
        return Optional.of(new Answer.Upload(name, fileName, contentTypeOf(upload), content));
    }

    /** The name without its folder, which some browsers send too. */
    private static String fileNameOf(Answer.Upload upload) {
        String name = upload.fileName() == null ? "" : upload.fileName();
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return Normalizer.normalize(name, Normalizer.Form.NFC).strip();
    }

    private static String contentTypeOf(Answer.Upload upload) {
        String type = upload.contentType();
        return type != null && CONTENT_TYPE.matcher(type).matches() ? type : "application/octet-stream";
    }

    /** Refuses line breaks and the invisible characters that reverse a name, so that its extension looks harmless. */
    private static boolean isFileName(String name) {
        return VietnameseText.isPrintable(name)
                && name.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }

    private static String labelOf(Element element, Document form) {
        if (element.hasAttr("data-label")) {
            return element.attr("data-label");
        }
        Element around = element.closest("label");
        Element label =
                around != null || element.id().isEmpty() ? around : form.selectFirst("label[for=" + element.id() + "]");
        return label == null ? "" : label.ownText().strip();
    }

    private static Integer number(Element element, String attribute, Integer otherwise) {
        return element.attr(attribute).matches("-?\\d+") ? Integer.valueOf(element.attr(attribute)) : otherwise;
    }

    private static Pattern pattern(Element element, String attribute) {
        return element.hasAttr(attribute) ? Pattern.compile(element.attr(attribute)) : null;
    }
}
