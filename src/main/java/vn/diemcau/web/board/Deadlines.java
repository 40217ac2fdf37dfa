package vn.diemcau.web.board;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.platform.text.VietnameseTime;

/** The hours that a conference is prepared for, and the one that comes next. */
final class Deadlines {

    private static final int NAMED = 3;

    /** Something that is to be done, or to begin, at an hour. */
    record Due(Instant at, String name) {}

    private final Conference conference;
    private final Instant now;

    Deadlines(Conference conference, Instant now) {
        this.conference = conference;
        this.now = now;
    }

    List<Board.Milestone> milestones() {
        return hours().stream()
                .map(due -> new Board.Milestone(
                        due.name(), inFull(due.at()), !due.at().isAfter(now)))
                .toList();
    }

    /**
     * What comes next of what is still to be done and of the conference's own hours; null when nothing does.
     *
     * @param open deadlines of duties that are not done; those that are past are left out
     */
    Board.Next next(Stream<Due> open) {
        if (conference.isOver()) {
            return null;
        }
        Map<Instant, TreeSet<String>> ahead = new TreeMap<>();
        Stream.concat(open, hours().stream().filter(due -> !due.at().equals(instant(conference.registrationDue()))))
                .filter(due -> due.at().isAfter(now))
                .forEach(due ->
                        ahead.computeIfAbsent(due.at(), at -> new TreeSet<>()).add(due.name()));
        return ahead.entrySet().stream()
                .min(Comparator.comparing(Map.Entry::getKey))
                .map(entry -> new Board.Next(
                        inFull(entry.getKey()),
                        words(List.copyOf(entry.getValue())),
                        VietnameseTime.length(Duration.between(now, entry.getKey()))))
                .orElse(null);
    }

    private List<Due> hours() {
        return List.of(
                new Due(instant(conference.registrationDue()), "Hết hạn đăng ký điểm cầu"),
                new Due(instant(conference.lineTest()), "Chạy thử đường truyền"),
                new Due(instant(conference.start()), "Khai mạc Hội nghị"));
    }

    private static String words(List<String> names) {
        return names.size() <= NAMED
                ? String.join("; ", names)
                : String.join("; ", names.subList(0, NAMED)) + " và %d việc nữa".formatted(names.size() - NAMED);
    }

    private Board.Hour inFull(Instant at) {
        return new Board.Hour(at, VietnameseTime.full(at.atZone(conference.zone())));
    }

    private static Instant instant(ZonedDateTime time) {
        return time.toInstant();
    }
}
