package vn.diemcau.process.correction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.process.builder.DutyPlaces;

/** Where the ways go on to the duties that have not opened yet, by what is done. */
final class Ways {

    private final DutyPlaces places;
    private final Map<String, List<Duty>> duties;
    private final Tokens.Standing standing;

    /** @param standing where the process stands, without what is between its duties */
    Ways(DutyPlaces places, Collection<Duty> duties, Tokens.Standing standing) {
        this.places = places;
        this.duties = duties.stream().collect(Collectors.groupingBy(Duty::code));
        this.standing = standing;
    }

    /** The steps to begin in the process of a unit whose duties have opened. */
    List<String> ofUnit(String unit) {
        return starts(places.ofUnits(), code -> unit, code -> true);
    }

    /** The steps to begin in a conference whose letter is out. */
    List<String> ofConference() {
        boolean isListOut = !standing.isAtAny(DutyPlaces.untilTheLists());
        boolean isDay = standing.isAtAny(places.onTheDay());
        List<String> starts = new ArrayList<>(starts(
                places.ofAgencies(), code -> duties.get(code).get(0).agency(), code -> switch (places.opener(code)) {
                    case LETTER -> true;
                    case LISTS -> isListOut;
                    case DAY -> isDay;
                }));
        places.awaited().stream()
                .filter(code -> !isDone(code))
                .map(DutyPlaces::awaiting)
                .forEach(starts::add);
        return starts;
    }

    private List<String> starts(List<String> codes, UnaryOperator<String> agency, Predicate<String> isOpener) {
        List<String> starts = new ArrayList<>();
        for (String code : codes) {
            String holder = agency.apply(code);
            Duty duty = find(code, holder);
            if (duty == null || duty.openedAt() != null) {
                continue;
            }
            List<String> earlier = places.before(code);
            List<String> passed = earlier.stream()
                    .filter(each -> places.isOfUnit(code) ? isDone(each, holder) : isDone(each))
                    .filter(each -> !standing.crossing().contains(DutyPlaces.fork(each)))
                    .toList();
            if (earlier.isEmpty() ? isOpener.test(code) : passed.size() == earlier.size()) {
                starts.add(places.entry(code));
            } else if (earlier.size() > 1) {
                passed.forEach(each -> starts.add(places.join(code)));
            }
        }
        return starts;
    }

    private boolean isDone(String code) {
        return duties.getOrDefault(code, List.of()).stream().allMatch(duty -> duty.doneAt() != null);
    }

    private boolean isDone(String code, String agency) {
        Duty duty = find(code, agency);
        return duty != null && duty.doneAt() != null;
    }

    private Duty find(String code, String agency) {
        return duties.getOrDefault(code, List.of()).stream()
                .filter(duty -> duty.agency().equals(agency))
                .findFirst()
                .orElse(null);
    }
}
