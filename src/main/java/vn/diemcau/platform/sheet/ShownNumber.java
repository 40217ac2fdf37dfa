package vn.diemcau.platform.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;

/** Numbers and dates as Vietnamese Excel shows them, but for the dots between thousands: 1200, 45, 0900000001, 17/01/2022. */
final class ShownNumber {

    /** Longer ones no spreadsheet writes; they would only cost time. */
    private static final int LONGEST_FORMAT = 255;

    private static final Pattern GROUPING = Pattern.compile("(?<=[#0?]),(?=[#0?])");

    /** What the format of this number looks like depends on the computer: we take the Vietnamese look. */
    private static final Map<Integer, String> OF_THE_COUNTRY = Map.of(14, "dd/mm/yyyy", 22, "dd/mm/yyyy hh:mm");

    private final DataFormatter formatter = new DataFormatter(new Locale("vi", "VN"));

    private final boolean since1904;

    ShownNumber(boolean since1904) {
        this.since1904 = since1904;
    }

    /** @param format null for none */
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

    /** As many digits as a spreadsheet keeps. */
    private static String plain(double value) {
        BigDecimal exact = new BigDecimal(value).round(new MathContext(15)).stripTrailingZeros();
        return exact.toPlainString().replace('.', ',');
    }
}
