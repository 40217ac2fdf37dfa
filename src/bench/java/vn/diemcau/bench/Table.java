package vn.diemcau.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, side by side, as Markdown. */
final class Table {

    /** Whether more or less of a unit of measure is better. */
    enum Better {
        MORE,
        LESS
    }

    private record Row(String unit, Better better, Map<String, Double> bySide) {}

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    void add(String what, String unit, Better better, Side side, double value) {
        add(what, unit, better, side.name(), value);
    }

    void add(String what, String unit, Better better, String side, double value) {
        rows.computeIfAbsent(what, w -> new Row(unit, better, new LinkedHashMap<>()))
                .bySide()
                .put(side, value);
        System.out.printf(Locale.ROOT, "  %-8s %s: %s %s%n", side, what, number(value), unit);
    }

    /** Notes work that was not done as it should have been. */
    void fault(Side side, String what) {
        faults.add(side.name() + ": " + what);
        System.out.println("  FAULT " + side.name() + ": " + what);
    }

    boolean isFaultless() {
        return faults.isEmpty();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("""
                | what | unit | Điểm Cầu | stock | ratio |
                |---|---|--:|--:|--:|
                """);
        rows.forEach((what, row) -> {
            if (row.bySide().containsKey("machine")) {
                return;
            }
            Double ours = row.bySide().get("diemcau");
            Double stock = row.bySide().get("stock");
            text.append("| %s | %s | %s | %s | %s |%n"
                    .formatted(
                            what,
                            row.unit() + (row.better() == Better.MORE ? " ↑" : " ↓"),
                            number(ours),
                            number(stock),
                            ratio(ours, stock)));
        });
        rows.forEach((what, row) -> {
            if (row.bySide().containsKey("machine")) {
                text.append("%nThe machine's %s: %s %s"
                        .formatted(what, number(row.bySide().get("machine")), row.unit()));
            }
        });
        faults.forEach(fault -> text.append("%nFAULT: %s".formatted(fault)));
        return text.toString();
    }

    private static String ratio(Double ours, Double stock) {
        return ours == null || stock == null || stock == 0 ? "" : String.format(Locale.ROOT, "%.2f×", ours / stock);
    }

    private static String number(Double value) {
        if (value == null) {
            return "";
        }
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
