package vn.diemcau.conference.written;

import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/** Hours in a text: "16 giờ 00", "14 giờ 00 phút", "16h30", "16g30", "09:00", "13h30’", "2 giờ chiều". */
final class Hours {

    private static final Set<String> LETTERS = Set.of("h", "g");
    private static final Set<String> AFTERNOON = Set.of("chiều", "tối");
    private static final int NOON = 12;

    /** An hour at a place, in words from and to. */
    record Hour(int from, int to, LocalTime at) {}

    private Hours() {}

    /** The hour that begins at this word; null for none. */
    static Hour at(List<Word> words, int from) {
        int hour = words.get(from).number();
        if (hour < 0 || hour > 24 || words.get(from).text().length() > 2 || from + 1 >= words.size()) {
            return null;
        }
        if (isPartOfNumber(words, from)) {
            return null;
        }
        Word unit = words.get(from + 1);
        int end = from + 2;
        int minute = 0;
        if (unit.is("giờ")
                || LETTERS.contains(unit.text())
                        && unit.from() == words.get(from).to()) {
            int minutes = minutes(words, end, unit);
            if (minutes >= 0) {
                minute = minutes;
                end++;
                end += end < words.size() && words.get(end).is("phút") ? 1 : 0;
                end += end < words.size() && isMinuteSign(words.get(end)) ? 1 : 0;
            } else if (end < words.size() && words.get(end).is("rưỡi")) {
                minute = 30;
                end++;
            }
        } else if (unit.is(":")
                && unit.from() == words.get(from).to()
                && minutes(words, end, unit) >= 0
                && words.get(end).from() == unit.to()) {
            minute = minutes(words, end, unit);
            end++;
            if (end + 1 < words.size()
                    && words.get(end).is(":")
                    && words.get(end + 1).number() >= 0
                    && words.get(end).from() == words.get(end - 1).to()) {
                end += 2;
            }
        } else {
            return null;
        }
        return daytime(words, from, end, hour, minute);
    }

    private static boolean isPartOfNumber(List<Word> words, int at) {
        if (at == 0) {
            return false;
        }
        Word before = words.get(at - 1);
        return (before.is("/") || before.is(".") || before.is(",") || before.is(":"))
                && before.to() == words.get(at).from()
                && at > 1
                && words.get(at - 2).isNumber()
                && words.get(at - 2).to() == before.from();
    }

    /** Two digits that are minutes and do not begin a date. */
    private static int minutes(List<Word> words, int at, Word unit) {
        if (at >= words.size()) {
            return -1;
        }
        int value = words.get(at).number();
        boolean isDate = at + 2 < words.size()
                && (words.get(at + 1).is("/")
                        || words.get(at + 1).is("-")
                        || words.get(at + 1).is("."))
                && words.get(at + 1).from() == words.get(at).to()
                && words.get(at + 2).isNumber()
                && words.get(at + 2).from() == words.get(at + 1).to();
        boolean isMonth = at + 1 < words.size() && words.get(at + 1).is("tháng");
        boolean isApart = words.get(at).from() > unit.to() && !unit.is("giờ");
        return value >= 0 && value < 60 && words.get(at).text().length() == 2 && !isDate && !isMonth && !isApart
                ? value
                : -1;
    }

    private static boolean isMinuteSign(Word word) {
        return word.is("’") || word.is("'") || word.is("′") || word.is("‘") || word.is("ph") || word.is("p");
    }

    /** "2 giờ chiều" is 14:00; "14 giờ chiều" too. */
    private static Hour daytime(List<Word> words, int from, int end, int hour, int minute) {
        int value = hour;
        int to = end;
        int part = to < words.size() && words.get(to).is("buổi") ? to + 1 : to;
        if (part < words.size()
                && (AFTERNOON.contains(words.get(part).text())
                        || words.get(part).is("sáng")
                        || words.get(part).is("trưa"))) {
            value += AFTERNOON.contains(words.get(part).text()) && hour < NOON ? NOON : 0;
            to = part + 1;
        }
        return value > 23 ? null : new Hour(from, to, LocalTime.of(value, minute));
    }
}
