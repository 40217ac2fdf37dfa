package vn.diemcau.web.board;

import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.input.Refused;

/** The board for the screens of an operations room, for its Office and for its screen accounts. */
@RestController
class WallController {

    private final Boards boards;
    private final Conferences conferences;
    private final CurrentUser user;

    WallController(Boards boards, Conferences conferences, CurrentUser user) {
        this.boards = boards;
        this.conferences = conferences;
        this.user = user;
    }

    /** The conference that begins next, so that a screen can stay on between conferences. */
    @GetMapping("/api/wall")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Wall next() {
        user.requireOfficeOrScreen();
        return Wall.of(boards.of(conferences.running().stream()
                .filter(user::mayWatch)
                .findFirst()
                .orElseThrow(
                        () -> new Refused(Refused.Reason.NOT_FOUND, "Hiện không có Hội nghị nào đang chuẩn bị."))));
    }

    @GetMapping("/api/wall/{id}")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Wall wall(@PathVariable String id) {
        user.requireOfficeOrScreen();
        Conference conference = conferences.get(id);
        if (!user.mayWatch(conference)) {
            throw Conferences.notFound(id);
        }
        return Wall.of(boards.of(conference));
    }
}
