package vn.diemcau.conference.sitelist;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.diemcau.platform.text.VietnameseText;

/** Reads numbers of delegates that are not plain numbers. */
final class Delegates {

    /** Longest cell; a longer one is a sentence. */
    private static final int LONGEST = 40;

    private static final Pattern THOUSANDS = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{3})++");
    private static final Pattern WHOLE = Pattern.compile("([0-9]{1,6})(?:[.,]0{1,2})?");

    /** Folded forms of: 45 đ/c, 45 đồng chí, 45 ĐB, 45 người. */
    private static final Pattern WITH_UNIT = Pattern.compile(
            "([0-9]{1,6}) ?\\(?(?:nguoi|ng|dai bieu|dong chi|dang vien|can bo|vi|d/c|d\\.c|dc|d/b|d\\.b|db|d/v|dv)\\.?\\)?");

    private Delegates() {}

    /** The digits if certain, else the written text. */
    static String read(String written) {
        String plain = Normalizer.normalize(written, Normalizer.Form.NFKC).strip();
        if (plain.length() > LONGEST) {
            return written;
        }
        if (THOUSANDS.matcher(plain).matches()) {
            return plain.replace(".", "");
        }
        Matcher whole = WHOLE.matcher(plain);
        if (whole.matches()) {
            return whole.group(1);
        }
        Matcher withUnit = WITH_UNIT.matcher(VietnameseText.fold(plain));
        return withUnit.matches() ? withUnit.group(1) : written;
    }
}
