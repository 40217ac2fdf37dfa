package vn.diemcau.process.office;

import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.web.RequestField;

/** Changes the place of the site of a registered unit, after a look at who is told; for the Office only. */
@RestController
class PlaceController {

    /** As long as a unit may write it. */
    private static final int LONGEST_PLACE = 300;

    record Moving(String place, String reason) {}

    /**
     * What changes and who is told.
     *
     * @param told names of the agencies
     * @param mails number of mails
     */
    record Moved(String before, String after, List<String> told, int mails) {}

    private record Order(String place, String reason) {}

    private final PlaceMoves moves;
    private final DirectoryStore directory;
    private final CurrentUser user;

    PlaceController(PlaceMoves moves, DirectoryStore directory, CurrentUser user) {
        this.moves = moves;
        this.directory = directory;
        this.user = user;
    }

    @PostMapping("/api/conferences/{id}/registrations/{unit}/place")
    Moved move(@PathVariable String id, @PathVariable String unit, @RequestBody Moving wanted) {
        user.requireOfficeOf(id);
        Order order = order(wanted);
        return moved(moves.move(id, unit, order.place(), order.reason(), user.id()));
    }

    /** Says what would change and who would be told, and changes nothing. */
    @PostMapping("/api/conferences/{id}/registrations/{unit}/place/preview")
    Moved preview(@PathVariable String id, @PathVariable String unit, @RequestBody Moving wanted) {
        user.requireOfficeOf(id);
        Order order = order(wanted);
        return moved(moves.preview(id, unit, order.place(), order.reason(), user.id()));
    }

    private static Order order(Moving wanted) {
        List<Problem> problems = new ArrayList<>();
        String place = RequestField.text("Địa điểm mới", wanted.place(), LONGEST_PLACE, problems);
        if (place.lines().count() > 1) {
            problems.add(new Problem("Địa điểm mới", "Phải nằm trên một dòng."));
        }
        String reason = RequestField.text("Lý do", wanted.reason(), problems);
        Refused.ifAny(problems);
        return new Order(place, reason);
    }

    private Moved moved(PlaceMoves.Done done) {
        return new Moved(
                done.before(),
                done.after(),
                directory.all().stream()
                        .filter(agency -> done.told().agencies().contains(agency.code()))
                        .map(Agency::name)
                        .toList(),
                done.told().mails());
    }
}
