package vn.diemcau.platform.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * Formats numbers and dates like Vietnamese Excel, without dots between thousands: 1200, 45, 0900000001, 17/01/2022.
 */
final class ShownNumber {

    /** No spreadsheet writes longer formats; they would only cost time. */
    private static final int LONGEST_FORMAT = 255;

    private static final Pattern GROUPING = Pattern.compile("(?<=[#0?]),(?=[#0?])");

    /** The format of these numbers depends on the computer's locale; this uses the Vietnamese one. */
    private static final Map<Integer, String> OF_THE_COUNTRY = Map.of(14, "dd/mm/yyyy", 22, "dd/mm/yyyy hh:mm");

    private final DataFormatter formatter = new DataFormatter(new Locale("vi", "VN"));

    private final boolean since1904;

    ShownNumber(boolean since1904) {
        this.since1904 = since1904;
    }

    /** @param format may be null */
    String of(double value, int formatIndex, String format) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "";
        }
        if (format == null || format.length() > LONGEST_FORMAT || format.equals("@") || format.equals("General")) {
            return plain(value);
        }
        if (DateUtil.isADateFormat(formatIndex, format)) {
            return DateUtil.isValidExcelDate(value)
                    ? formatter.formatRawCellContents(
                            value, -1, OF_THE_COUNTRY.getOrDefault(formatIndex, format), since1904)
                    : plain(value);
        }
        String shown = formatter.formatRawCellContents(
                value, -1, GROUPING.matcher(format).replaceAll(""));
        return shown.matches("[\\d.,]+E[+-]?\\d+") ? plain(value) : shown;
    }

    /** A number with a spreadsheet's precision. */
    private static String plain(double value) {
        BigDecimal exact = new BigDecimal(value).round(new MathContext(15)).stripTrailingZeros();
        return exact.toPlainString().replace('.', ',');
    }
}
