package vn.diemcau.web.board;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.platform.text.VietnameseTime;

/** Finds the next deadline of a conference. */
final class Deadlines {

    private static final int NAMED = 3;

    /** A deadline or a start. */
    record Due(Instant at, String name) {}

    private final Conference conference;
    private final Instant now;

    Deadlines(Conference conference, Instant now) {
        this.conference = conference;
        this.now = now;
    }

    List<Board.Milestone> milestones() {
        return hours().stream()
                .map(due -> new Board.Milestone(due.name(), milestone(due.at()), !conference.isToCome(due.at(), now)))
                .toList();
    }

    /**
     * The next deadline of open duties or date of the conference; null when there is none.
     *
     * @param open deadlines of undone duties; past ones are ignored
     */
    Board.Next next(Stream<Due> open) {
        if (conference.isOver() || conference.isDeferred()) {
            return null;
        }
        Map<Instant, TreeSet<String>> ahead = new TreeMap<>();
        Stream.concat(
                        open,
                        hours().stream()
                                .filter(due -> conference.registrations().stream()
                                        .noneMatch(each -> due.at().equals(instant(each.at())))))
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
        List<Due> hours = new ArrayList<>();
        if (conference.hasRegistration()) {
            hours.add(new Due(instant(conference.registrationDue()), "Hết hạn đăng ký điểm cầu"));
        }
        if (conference.hasLineTest()) {
            hours.add(new Due(instant(conference.lineTest()), "Chạy thử đường truyền"));
        }
        hours.add(new Due(instant(conference.start()), "Khai mạc Hội nghị"));
        conference.milestones().forEach(each -> hours.add(new Due(instant(each.at()), each.name())));
        hours.sort(Comparator.comparing(Due::at));
        return hours;
    }

    private static String words(List<String> names) {
        return names.size() <= NAMED
                ? String.join("; ", names)
                : String.join("; ", names.subList(0, NAMED)) + " và %d việc nữa".formatted(names.size() - NAMED);
    }

    private Board.Hour milestone(Instant at) {
        return conference.isDeferred() && conference.isToCome(at, now)
                ? new Board.Hour(at, "Tạm hoãn, trước là " + VietnameseTime.brief(at.atZone(conference.zone())))
                : inFull(at);
    }

    private Board.Hour inFull(Instant at) {
        return new Board.Hour(at, VietnameseTime.full(at.atZone(conference.zone())));
    }

    private static Instant instant(ZonedDateTime time) {
        return time.toInstant();
    }
}
