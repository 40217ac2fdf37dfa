package vn.diemcau.conference.desk;

import java.util.Set;
import java.util.regex.Pattern;
import vn.diemcau.platform.text.VietnameseText;

/** Makes codes of names: "Chuẩn bị báo cáo" becomes "chuan-bi-bao-cao". */
final class DutyNames {

    private static final int LONGEST = 40;
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9]*+(?:-[A-Za-z][A-Za-z0-9]*+)*+");

    /** A code that nothing else has. A wanted one is kept while it is free. */
    String of(String wanted, String name, Set<String> taken) {
        if (CODE.matcher(wanted).matches() && !taken.contains(wanted)) {
            return wanted;
        }
        StringBuilder code = new StringBuilder();
        for (String part : slug(name, LONGEST).split("-")) {
            // No part of a duty's code begins with a digit.
            code.append(code.isEmpty() ? "" : "-")
                    .append(part.isEmpty() ? "viec" : Character.isDigit(part.charAt(0)) ? "so" + part : part);
        }
        String made = code.toString();
        for (int again = 0; taken.contains(made); again++) {
            made = code + "-" + letters(again);
        }
        return made;
    }

    /** Small letters and digits with hyphens between words, at most so long. */
    static String slug(String text, int longest) {
        StringBuilder slug = new StringBuilder();
        for (String word : OTHERS.split(VietnameseText.fold(text))) {
            if (slug.length() + word.length() >= longest) {
                break;
            }
            slug.append(slug.isEmpty() || word.isEmpty() ? "" : "-").append(word);
        }
        return slug.toString();
    }

    private static String letters(int number) {
        String last = String.valueOf((char) ('b' + number % 24));
        return number < 24 ? last : letters(number / 24 - 1) + last;
    }
}
