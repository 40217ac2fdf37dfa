package vn.diemcau.web.board;

import java.util.List;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.identity.access.CurrentUser;

/** The readiness board, for the Office only. All its numbers are from one instant, so that they are consistent. */
@RestController
class BoardController {

    private final Boards boards;
    private final Headlines headlines;
    private final Conferences conferences;
    private final CurrentUser user;

    BoardController(Boards boards, Headlines headlines, Conferences conferences, CurrentUser user) {
        this.boards = boards;
        this.headlines = headlines;
        this.conferences = conferences;
        this.user = user;
    }

    @GetMapping("/api/conferences/{id}/board")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Board board(@PathVariable String id) {
        user.requireOfficeOf(id);
        return boards.of(conferences.get(id));
    }

    /**
     * One line per conference of the user's Office.
     *
     * @param over false for conferences in preparation only, true for all
     */
    @GetMapping("/api/boards")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    List<Headline> boards(@RequestParam(defaultValue = "true") boolean over) {
        user.requireOffice();
        return over ? headlines.all(user::isOfficeOf) : headlines.ofRunning(user::isOfficeOf);
    }
}
