package vn.diemcau.security;

import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.diemcau.journal.Actor;
import vn.diemcau.journal.Actors;

/** Tells the journal on whose behalf this thread works, and from where the person has come. */
@Component
class PeopleWhoAct implements Actors {

    private final CurrentUser user;

    PeopleWhoAct(CurrentUser user) {
        this.user = user;
    }

    @Override
    public Actor current() {
        return new Actor(
                user.id(),
                user.agencies(),
                RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                        ? request.getRequest().getRemoteAddr()
                        : null);
    }
}
