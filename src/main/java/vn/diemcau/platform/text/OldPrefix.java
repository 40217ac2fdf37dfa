package vn.diemcau.platform.text;

import java.util.Map;
import java.util.Optional;

/** Old mobile numbers of eleven digits, whose prefixes changed in 2018. */
final class OldPrefix {

    private static final Map<String, String> TODAY = Map.ofEntries(
            Map.entry("0120", "070"),
            Map.entry("0121", "079"),
            Map.entry("0122", "077"),
            Map.entry("0123", "083"),
            Map.entry("0124", "084"),
            Map.entry("0125", "085"),
            Map.entry("0126", "076"),
            Map.entry("0127", "081"),
            Map.entry("0128", "078"),
            Map.entry("0129", "082"),
            Map.entry("0162", "032"),
            Map.entry("0163", "033"),
            Map.entry("0164", "034"),
            Map.entry("0165", "035"),
            Map.entry("0166", "036"),
            Map.entry("0167", "037"),
            Map.entry("0168", "038"),
            Map.entry("0169", "039"),
            Map.entry("0186", "056"),
            Map.entry("0188", "058"),
            Map.entry("0199", "059"));

    private OldPrefix() {}

    /** The current form of an old number. */
    static Optional<String> today(String typed) {
        String digits = typed.chars()
                .filter(c -> c >= '0' && c <= '9')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return digits.length() == 11 && TODAY.containsKey(digits.substring(0, 4))
                ? Optional.of(TODAY.get(digits.substring(0, 4)) + digits.substring(4))
                : Optional.empty();
    }
}
