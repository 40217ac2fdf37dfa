package vn.diemcau.conference.written;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Days in a text: "19 tháng 01 năm 2022", "17/01/2022", "05-01-2027", "15.12.2026", "27 và 28/3/2021", "17/01". */
final class Days {

    private static final int LONGEST_LIST = 12;

    /** "mỗi ngày 02 buổi" */
    private static final Set<String> COUNTED = Set.of("buổi", "phiên", "lần", "ca", "đợt", "lượt", "cuộc", "tiếng");

    /** @param month 0 when not written; @param year 0 when not written */
    record Day(int day, int month, int year) {}

    /** Days at a place, in words from and to. */
    record Found(int from, int to, List<Day> days, boolean isRange) {}

    private Days() {}

    /** The days that begin at this word; null for none. */
    static Found at(List<Word> words, int from) {
        boolean isNamed = isNamed(words, from);
        int number = words.get(from).number();
        if (number < 1 || number > 31 || words.get(from).text().length() > 2 || isPartOfNumber(words, from)) {
            return null;
        }
        Found one = one(words, from);
        if (one != null) {
            return one;
        }
        Found list = list(words, from, isNamed);
        if (list != null) {
            return list;
        }
        return isNamed && !isCounted(words, from)
                ? new Found(from, from + 1, List.of(new Day(number, 0, 0)), false)
                : null;
    }

    /** Whether "ngày" stands before it. */
    static boolean isNamed(List<Word> words, int from) {
        return from > 0 && words.get(from - 1).is("ngày");
    }

    private static boolean isCounted(List<Word> words, int at) {
        return at + 1 < words.size()
                && (words.get(at + 1).is("giờ")
                        || words.get(at + 1).is("ngày")
                        || words.get(at + 1).is(":")
                        || words.get(at + 1).is("/")
                        || words.get(at + 1).is("h")
                        || COUNTED.contains(words.get(at + 1).text()));
    }

    private static boolean isPartOfNumber(List<Word> words, int at) {
        return at > 1
                && ("/-.".contains(words.get(at - 1).text()))
                && words.get(at - 1).to() == words.get(at).from()
                && words.get(at - 2).to() == words.get(at - 1).from()
                && words.get(at - 2).isNumber();
    }

    private static Found one(List<Word> words, int from) {
        Found written = inWords(words, from);
        return written == null ? inDigits(words, from) : written;
    }

    private static Found inWords(List<Word> words, int from) {
        int at = from + 1;
        if (at + 1 >= words.size() || !words.get(at).is("tháng")) {
            return null;
        }
        int month = words.get(at + 1).number();
        if (month < 1 || month > 12) {
            return null;
        }
        int to = at + 2;
        int year = 0;
        if (to + 1 < words.size() && words.get(to).is("năm") && isYear(words.get(to + 1))) {
            year = words.get(to + 1).number();
            to += 2;
        } else if (to + 1 < words.size()
                && (words.get(to).is("/") || words.get(to).is("-"))
                && isYear(words.get(to + 1))) {
            year = words.get(to + 1).number();
            to += 2;
        }
        return new Found(from, to, List.of(new Day(words.get(from).number(), month, year)), false);
    }

    private static Found inDigits(List<Word> words, int from) {
        if (from + 2 >= words.size()) {
            return null;
        }
        Word sign = words.get(from + 1);
        int month = words.get(from + 2).number();
        boolean isDate = "/-.".contains(sign.text())
                && month >= 1
                && month <= 12
                && words.get(from + 2).text().length() <= 2;
        boolean isTight =
                sign.from() == words.get(from).to() && words.get(from + 2).from() == sign.to();
        if (!isDate || !isTight && !sign.is("/")) {
            return null;
        }
        boolean hasYear = from + 4 < words.size() && words.get(from + 3).is(sign.text()) && isYear(words.get(from + 4));
        if (hasYear) {
            int year = words.get(from + 4).number();
            return new Found(
                    from,
                    from + 5,
                    List.of(new Day(words.get(from).number(), month, year < 100 ? 2000 + year : year)),
                    false);
        }
        boolean isShorter = from + 4 < words.size()
                && words.get(from + 3).is(sign.text())
                && words.get(from + 3).from() == words.get(from + 2).to()
                && words.get(from + 4).from() == words.get(from + 3).to();
        if (isShorter || !sign.is("/") && !(isNamed(words, from))) {
            return null;
        }
        boolean isOffice = from + 3 < words.size()
                && (words.get(from + 3).is("/") || words.get(from + 3).is("-"))
                && words.get(from + 3).from() == words.get(from + 2).to();
        return isOffice && sign.is("/") && !words.get(from + 3).is("-")
                ? null
                : new Found(from, from + 3, List.of(new Day(words.get(from).number(), month, 0)), false);
    }

    private static boolean isYear(Word word) {
        return word.isNumber()
                && (word.text().length() == 4 && word.number() >= 1900 && word.number() < 2200
                        || word.text().length() == 2);
    }

    /** "27 và 28/3/2021", "15, 16 và 17 tháng 12", "15-16/12/2026"; those without month take that of the last. */
    private static Found list(List<Word> words, int from, boolean isNamed) {
        List<Integer> days = new ArrayList<>(List.of(words.get(from).number()));
        boolean isRange = false;
        int at = from + 1;
        while (days.size() < LONGEST_LIST && at + 1 < words.size()) {
            Word joint = words.get(at);
            if (!joint.is(",") && !joint.is("và") && !joint.is("-") && !joint.is("đến") && !joint.is("&")) {
                return null;
            }
            isRange |= joint.is("đến") || joint.is("-");
            int next = at + 1;
            next += next + 1 < words.size() && words.get(next).is("ngày") ? 1 : 0;
            int number = words.get(next).number();
            if (number < 1 || number > 31) {
                return null;
            }
            Found last = one(words, next);
            if (last != null) {
                Day end = last.days().get(0);
                List<Day> all = new ArrayList<>();
                days.forEach(day -> all.add(new Day(day, end.month(), end.year())));
                all.add(end);
                boolean rises = days.get(days.size() - 1) < end.day();
                return rises && (isNamed || end.year() > 0)
                        ? new Found(from, last.to(), all, isRange && days.size() == 1)
                        : null;
            }
            days.add(number);
            at = next + 1;
        }
        return null;
    }
}
