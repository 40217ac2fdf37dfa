package vn.diemcau.platform.text;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Telephone numbers of Vietnam as people write them: with blanks and dots, with the country's code, without the zero
 * that a spreadsheet ate, two in one cell, behind a name. libphonenumber decides which digits are a number.
 */
public final class Telephones {

    private static final String HERE = "VN";
    private static final int CODE = 84;

    /** Longest text; a longer one is prose, not a name and a number. */
    private static final int LONGEST = 300;

    private static final int FEWEST_DIGITS = 8;
    private static final int MOST_DIGITS = 16;

    /** This many digits are meant as a number, even if invalid. */
    private static final int MEANT = 6;

    private static final int MOST_PARTS = 24;

    /** Separators within one number or between two. */
    private static final String BETWEEN = " .()-‐‑‒–—'‘’/+_";

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private static final Pattern PLAIN = Pattern.compile("[0-9 .()/-]+");

    /** The Party and State network, which every telephone can call. */
    private static final Pattern OF_THE_STATE = Pattern.compile("080[0-9]{5}");

    private static final Pattern LABEL = Pattern.compile(
            "(?<![a-z0-9])(?:so )?(?:dien thoai|di dong|dtdd|sdt|dt|dd|tel|phone|mobile|hotline|zalo|viber|so may|lien he)(?![a-z0-9])[ .:]*+");

    private Telephones() {}

    /**
     * A number in a text.
     *
     * @param written as written in the text
     * @param digits national form: 0900000001, 02393800001, 18001234
     */
    public record Telephone(String written, String digits) {

        /** Whether the written form only adds blanks and punctuation to the national form. */
        public boolean isPlain() {
            return PLAIN.matcher(written).matches() && writtenDigits().equals(digits);
        }

        /** Whether only its leading zero is missing. */
        public boolean lacksZero() {
            return digits.equals("0" + writtenDigits());
        }

        private String writtenDigits() {
            return DIGITS.matcher(written).results().map(MatchResult::group).collect(Collectors.joining());
        }
    }

    /**
     * The numbers in a text.
     *
     * @param words the rest of the text, without words such as "ĐT:"
     * @param isClear whether every digit sequence is a valid number
     */
    public record Found(List<Telephone> numbers, String words, boolean isClear) {

        /** The number, if the text contains nothing else. */
        public Optional<Telephone> only() {
            return isClear && numbers.size() == 1 && words.isEmpty() ? Optional.of(numbers.get(0)) : Optional.empty();
        }
    }

    /** A run of digits. */
    private record Part(int start, int end, String digits) {}

    /** @param before leading parts that are not a number: "45 0900000001" */
    private record Split(int before, List<Telephone> numbers) {}

    /** Finds the numbers in a text, and the rest of it. */
    public static Found in(String typed) {
        String text = VietnameseText.clean(Normalizer.normalize(VietnameseText.clean(typed), Normalizer.Form.NFKC));
        if (text.length() > LONGEST) {
            return new Found(List.of(), text, false);
        }
        List<Telephone> numbers = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        boolean isClear = true;
        int from = 0;
        for (List<Part> run : runs(text)) {
            int digits = run.stream().mapToInt(part -> part.digits().length()).sum();
            Optional<Split> split = digits < MEANT ? Optional.empty() : split(text, run);
            isClear &= digits < MEANT || split.isPresent();
            if (split.isPresent()) {
                int start = begin(text, run.get(split.get().before()).start());
                words.append(text, from, Math.max(from, start)).append(' ');
                from = run.get(run.size() - 1).end();
                boolean isBracketed = text.charAt(start) == '(' && text.startsWith(")", from);
                from += isBracketed ? 1 : 0;
                numbers.addAll(split.get().numbers());
            }
        }
        return new Found(numbers, unlabelled(words.append(text.substring(from)).toString()), isClear);
    }

    /** The digits in national form, if the text is exactly one number. */
    public static Optional<String> one(String typed) {
        return in(typed).only().map(Telephone::digits);
    }

    /** Explains to the writer why the text is not one number. */
    public static String problem(String typed) {
        Found found = in(typed);
        String quoted = "“%s”".formatted(VietnameseText.clean(typed));
        if (found.isClear() && found.numbers().size() > 1) {
            String all = String.join(
                    ", ", found.numbers().stream().map(Telephone::digits).toList());
            return "%s có %d số điện thoại (%s): chỉ ghi một số."
                    .formatted(quoted, found.numbers().size(), all);
        }
        if (found.isClear() && found.numbers().size() == 1) {
            return "%s ghi lẫn số điện thoại với nội dung khác: ở đây chỉ ghi %s."
                    .formatted(quoted, found.numbers().get(0).digits());
        }
        return OldPrefix.today(typed)
                .map(today -> "%s là số 11 chữ số cũ, từ năm 2018 đổi thành %s: hãy kiểm tra rồi ghi số đang dùng."
                        .formatted(quoted, today))
                .orElse("%s không phải số điện thoại: cần 10 hoặc 11 chữ số, bắt đầu bằng 0.".formatted(quoted));
    }

    /** Groups of digits that are separated only by separators within a number. */
    private static List<List<Part>> runs(String text) {
        List<List<Part>> runs = new ArrayList<>();
        Matcher digits = DIGITS.matcher(text);
        int end = -1;
        while (digits.find()) {
            Part part = new Part(digits.start(), digits.end(), digits.group());
            if (end < 0 || !isBetween(text.substring(end, part.start()))) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(part);
            end = part.end();
        }
        return runs;
    }

    private static boolean isBetween(String text) {
        return text.chars().allMatch(c -> BETWEEN.indexOf(c) >= 0);
    }

    /** Splits the parts into as few numbers as possible. */
    private static Optional<Split> split(String text, List<Part> parts) {
        if (parts.size() > MOST_PARTS) {
            return Optional.empty();
        }
        List<List<Telephone>> fewest = new ArrayList<>(Collections.nCopies(parts.size() + 1, null));
        fewest.set(parts.size(), List.of());
        for (int first = parts.size() - 1; first >= 0; first--) {
            fewest.set(first, fewest(text, parts, first, fewest));
        }
        if (fewest.get(0) != null) {
            return Optional.of(new Split(0, fewest.get(0)));
        }
        String before = parts.get(0).digits();
        boolean isCount = parts.size() > 1 && before.length() <= 3 && !before.startsWith("0");
        return isCount && fewest.get(1) != null ? Optional.of(new Split(1, fewest.get(1))) : Optional.empty();
    }

    /** @param rest fewest numbers for the parts from each index on; null where they form none */
    private static List<Telephone> fewest(String text, List<Part> parts, int first, List<List<Telephone>> rest) {
        List<Telephone> best = null;
        StringBuilder digits = new StringBuilder();
        for (int last = first; last < parts.size() && digits.length() <= MOST_DIGITS; last++) {
            digits.append(parts.get(last).digits());
            List<Telephone> behind = rest.get(last + 1);
            if (behind != null && (best == null || behind.size() + 1 < best.size())) {
                String written = unbracketed(text.substring(
                        begin(text, parts.get(first).start()), parts.get(last).end()));
                Optional<String> dialled = dialled(written, digits.toString());
                if (dialled.isPresent()) {
                    best = new ArrayList<>(List.of(new Telephone(written, dialled.get())));
                    best.addAll(behind);
                }
            }
        }
        return best;
    }

    /** A plus or a bracket belongs to the following digits. */
    private static int begin(String text, int start) {
        int begin = start;
        while (begin > 0 && "+(".indexOf(text.charAt(begin - 1)) >= 0) {
            begin--;
        }
        return begin;
    }

    /** Removes an unclosed bracket at the end. */
    private static String unbracketed(String written) {
        return written.startsWith("(") && written.indexOf(')') < 0 ? written.substring(1) : written;
    }

    private static Optional<String> dialled(String written, String digits) {
        if (OF_THE_STATE.matcher(digits).matches()) {
            return Optional.of(digits);
        }
        if (digits.length() < FEWEST_DIGITS || digits.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        try {
            PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
            boolean isAbroad = written.startsWith("+") || written.startsWith("(+");
            PhoneNumber number = numbers.parse((isAbroad ? "+" : "") + digits, HERE);
            if (number.getCountryCode() != CODE || !numbers.isValidNumberForRegion(number, HERE)) {
                return Optional.empty();
            }
            String national = numbers.getNationalSignificantNumber(number);
            return Optional.of(national.startsWith("1") ? national : "0" + national);
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private static String unlabelled(String words) {
        String clean = VietnameseText.clean(words);
        String folded = VietnameseText.fold(clean);
        StringBuilder left = new StringBuilder(clean);
        if (folded.length() == clean.length()) {
            Matcher label = LABEL.matcher(folded);
            while (label.find()) {
                for (int i = label.start(); i < label.end(); i++) {
                    left.setCharAt(i, ' ');
                }
            }
        }
        return trimmed(VietnameseText.clean(left.toString()));
    }

    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isEdge(text.charAt(from))) {
            from++;
        }
        while (to > from && isEdge(text.charAt(to - 1)) && !closesWords(text.substring(from, to))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** "Nguyễn An (Công chức)": the last bracket belongs to the words before it. */
    private static boolean closesWords(String text) {
        return text.endsWith(")")
                && text.substring(text.lastIndexOf('(') + 1).chars().anyMatch(Character::isLetter)
                && text.lastIndexOf('(') > text.lastIndexOf(')', text.length() - 2);
    }

    private static boolean isEdge(char c) {
        return ",;:|\"“”".indexOf(c) >= 0 || BETWEEN.indexOf(c) >= 0;
    }
}
