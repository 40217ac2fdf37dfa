package vn.diemcau.conference.desk;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.Agency.Kind;

/**
 * What a sheet is turned into a plan with.
 *
 * @param agencies the directory's
 * @param now in the zone
 * @param isWorking whether a day is a working day
 */
public record Surroundings(List<Agency> agencies, ZoneId zone, LocalDateTime now, Predicate<LocalDate> isWorking) {

    Optional<Agency> agency(String code) {
        return agencies.stream().filter(each -> each.code().equals(code)).findFirst();
    }

    List<String> units() {
        return agencies.stream()
                .filter(each -> each.kind() == Kind.UNIT)
                .map(Agency::code)
                .toList();
    }

    /** Who decides beyond the Office: what stands above it, else the directory's leadership, else itself. */
    String above(String office) {
        return agency(office)
                .map(Agency::parent)
                .filter(parent -> agency(parent).isPresent())
                .or(() -> agencies.stream()
                        .filter(each -> each.kind() == Kind.LEADERSHIP)
                        .map(Agency::code)
                        .findFirst())
                .orElse(office);
    }

    /** The same hour on the last working day up to this one. */
    LocalDateTime workedBefore(LocalDateTime at) {
        LocalDateTime day = at;
        for (int tried = 0; tried < 30 && !isWorking.test(day.toLocalDate()); tried++) {
            day = day.minusDays(1);
        }
        return isWorking.test(day.toLocalDate()) ? day : at;
    }

    /** That hour on the first working day after this one. */
    LocalDateTime workedAfter(LocalDateTime at, LocalTime hour) {
        LocalDate day = at.toLocalDate().plusDays(1);
        for (int tried = 0; tried < 30 && !isWorking.test(day); tried++) {
            day = day.plusDays(1);
        }
        return day.atTime(hour);
    }
}
