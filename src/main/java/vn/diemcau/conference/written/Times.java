package vn.diemcau.conference.written;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Finds the days and hours of a text, and completes years and days that are left out. */
public final class Times {

    /** A day without a year lies at most this long before the day of the letter. */
    private static final int DAYS_BACK = 60;

    /** A letter is written about so long before its conference. */
    private static final int DAYS_BEFORE = 30;

    /** What may stand between an hour and its day. */
    private static final Set<String> BETWEEN = Set.of(
            ",", "(", ")", "ngày", "thứ", "hai", "ba", "tư", "năm", "sáu", "bảy", "chủ", "nhật", "của", "vào", "lúc",
            "từ", "bắt", "đầu", "khai", "mạc", "hồi", "sáng", "chiều", "tối", "buổi", "thời", "gian", "nay", "-", "2",
            "3", "4", "5", "6", "7", ":", "giờ");

    private static final int MOST_BETWEEN = 12;

    /** Behind these, two numbers with a stroke are a day. */
    private static final Set<String> NAMING = Set.of(
            "ngày", "sáng", "trưa", "chiều", "tối", "đêm", "trước", "đến", "deadline", "hạn", "hôm", "sang", "từ");

    /** What stands between two hours of one day: "ca sáng 8h30 và ca chiều 14h ngày 08/01". */
    private static final Set<String> BETWEEN_HOURS =
            Set.of("và", ",", ";", "ca", "sáng", "chiều", "tối", "buổi", "lúc", "từ", "đợt", "phiên", "1", "2", "hai");

    private record Found(int from, int to, List<Days.Day> days, boolean isRange, LocalTime hour, LocalTime until) {}

    private final String text;
    private final List<Word> words;
    private final List<Found> found = new ArrayList<>();

    private Times(String text, List<Word> words) {
        this.text = text;
        this.words = words;
    }

    /** @param letter the day of the letter, which completes what is left out */
    public static List<Time> in(String text, List<Word> words, LocalDate letter) {
        Times times = new Times(text, words);
        times.find();
        times.join();
        times.shareDays();
        return times.completed(letter);
    }

    /** As {@link #in}, where the letter has no day: years are those nearest to the first day that is written in full. */
    public static List<Time> near(String text, List<Word> words, LocalDate today) {
        Times times = new Times(text, words);
        times.find();
        times.join();
        times.shareDays();
        Found full = times.found.stream()
                .filter(each -> each.days().stream().anyMatch(day -> day.year() > 0))
                .min(Comparator.comparing((Found each) -> each.hour() == null))
                .orElse(null);
        if (full == null) {
            return times.completed(today);
        }
        Days.Day day =
                full.days().stream().filter(each -> each.year() > 0).findFirst().orElseThrow();
        LocalDate named = date(day, today, today);
        return times.completed(named == null ? today : named.minusDays(DAYS_BEFORE));
    }

    private void find() {
        for (int at = 0; at < words.size(); at++) {
            Hours.Hour hour = Hours.at(words, at);
            if (hour != null) {
                at = addHour(hour) - 1;
                continue;
            }
            Days.Found days = Days.at(words, at);
            if (days != null && isDate(days)) {
                found.add(new Found(days.from(), days.to(), days.days(), days.isRange(), null, null));
                at = days.to() - 1;
            } else if (words.get(at).is("cùng")
                    && at + 1 < words.size()
                    && words.get(at + 1).is("ngày")) {
                found.add(new Found(at, at + 2, List.of(new Days.Day(0, 0, 0)), false, null, null));
                at++;
            }
        }
    }

    /** "từ 8h đến 11h", "09:00 - 17:00" */
    private int addHour(Hours.Hour hour) {
        int at = hour.to();
        if (at + 1 < words.size()
                && (words.get(at).is("đến")
                        || words.get(at).is("-")
                        || words.get(at).is("tới"))) {
            int next = at + 1;
            next += next + 1 < words.size()
                            && (words.get(next).is("lúc") || words.get(next).is("hết"))
                    ? 1
                    : 0;
            Hours.Hour end = Hours.at(words, next);
            if (end != null && end.at().isAfter(hour.at())) {
                found.add(new Found(hour.from(), end.to(), List.of(), false, hour.at(), end.at()));
                return end.to();
            }
        }
        found.add(new Found(hour.from(), hour.to(), List.of(), false, hour.at(), null));
        return hour.to();
    }

    /** Whether days without a year stand where a date is meant: "3/4 số đại biểu" is none. */
    private boolean isDate(Days.Found days) {
        Days.Day last = days.days().get(days.days().size() - 1);
        if (last.year() > 0 && !(days.from() > 0 && words.get(days.from() - 1).is("số"))) {
            return true;
        }
        int before = days.from() - 1;
        if (before < 0) {
            return false;
        }
        String word = words.get(before).text();
        Found previous = found.isEmpty() ? null : found.get(found.size() - 1);
        boolean isBehindHour = previous != null && previous.hour() != null && days.from() - previous.to() <= 3;
        boolean isBehindWeekday = before > 0
                        && (words.get(before - 1).is("thứ") || words.get(before).is("nhật"))
                || before > 1
                        && word.equals("(")
                        && (words.get(before - 2).is("thứ")
                                || words.get(before - 1).is("nhật"))
                || before > 1
                        && word.equals(",")
                        && (words.get(before - 2).is("thứ")
                                || words.get(before - 1).is("nhật"));
        return NAMING.contains(word) || isBehindHour || isBehindWeekday;
    }

    /** An hour and the day beside it are one time. */
    private void join() {
        for (int i = 0; i + 1 < found.size(); i++) {
            Found first = found.get(i);
            Found next = found.get(i + 1);
            boolean hourFirst = first.days().isEmpty() && !next.days().isEmpty() && next.hour() == null;
            boolean dayFirst = !first.days().isEmpty()
                    && first.hour() == null
                    && next.days().isEmpty();
            boolean nextHasOwnDay = dayFirst
                    && i + 2 < found.size()
                    && found.get(i + 2).hour() == null
                    && isBetween(next.to(), found.get(i + 2).from(), false)
                    && !isBracketed(next.from());
            if ((hourFirst || dayFirst && !nextHasOwnDay) && isBetween(first.to(), next.from(), dayFirst)) {
                Found hour = hourFirst ? first : next;
                Found day = hourFirst ? next : first;
                found.set(i, new Found(first.from(), next.to(), day.days(), day.isRange(), hour.hour(), hour.until()));
                found.remove(i + 1);
                i--;
            }
        }
    }

    /** An hour right before an hour with its day is of the same day. */
    private void shareDays() {
        for (int i = found.size() - 2; i >= 0; i--) {
            Found first = found.get(i);
            Found next = found.get(i + 1);
            boolean areOfOneDay = first.days().isEmpty()
                    && next.days().size() == 1
                    && next.hour() != null
                    && next.from() > first.to()
                    && words.subList(first.to(), next.from()).stream()
                            .allMatch(word -> BETWEEN_HOURS.contains(word.text()));
            if (areOfOneDay) {
                found.set(
                        i,
                        new Found(first.from(), first.to(), next.days(), next.isRange(), first.hour(), first.until()));
            }
        }
    }

    private boolean isBracketed(int at) {
        for (int i = at - 1; i > Math.max(0, at - 5); i--) {
            if (words.get(i).is("(")) {
                return true;
            }
        }
        return false;
    }

    private boolean isBetween(int from, int to, boolean dayFirst) {
        if (to < from || to - from > MOST_BETWEEN) {
            return false;
        }
        int commas = 0;
        for (int at = from; at < to; at++) {
            String word = words.get(at).text();
            if (!BETWEEN.contains(word)) {
                return false;
            }
            commas += word.equals(",") ? 1 : 0;
        }
        return commas <= (dayFirst ? 1 : 3);
    }

    private List<Time> completed(LocalDate letter) {
        List<Time> times = new ArrayList<>();
        LocalDate last = null;
        LocalDate lastMonth = letter;
        for (Found each : found) {
            List<LocalDate> days = new ArrayList<>();
            for (Days.Day day : each.days()) {
                LocalDate date = day.day() == 0 ? sameDay(each, times, last) : date(day, letter, lastMonth);
                if (date != null) {
                    days.add(date);
                    lastMonth = date;
                    last = date;
                }
            }
            if (days.size() == each.days().size()) {
                times.add(new Time(
                        words.get(each.from()).from(),
                        words.get(each.to() - 1).to(),
                        days,
                        each.hour(),
                        each.until(),
                        each.isRange()));
            }
        }
        return times;
    }

    /** "cùng ngày": the day before it in its paragraph, else that of the first hour with a day, which is the conference's. */
    private LocalDate sameDay(Found each, List<Time> before, LocalDate last) {
        Time near =
                before.stream().filter(Time::hasDay).reduce((one, next) -> next).orElse(null);
        boolean isNear = near != null
                && !text.substring(near.to(), words.get(each.from()).from()).contains("\n");
        return isNear
                ? last
                : before.stream()
                        .filter(time -> time.hasDay() && time.hour() != null)
                        .map(Time::day)
                        .findFirst()
                        .orElse(last);
    }

    private static LocalDate date(Days.Day day, LocalDate letter, LocalDate last) {
        try {
            int month = day.month() > 0 ? day.month() : last.getMonthValue();
            if (day.year() > 0) {
                return LocalDate.of(day.year(), month, day.day());
            }
            LocalDate near = day.month() > 0 ? letter : last;
            LocalDate date = LocalDate.of(near.getYear(), month, day.day());
            if (day.month() == 0) {
                return date;
            }
            return date.isBefore(letter.minusDays(DAYS_BACK)) ? date.plusYears(1) : date;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
