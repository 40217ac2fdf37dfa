package vn.diemcau.identity.access;

import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.diemcau.audit.journal.Actor;
import vn.diemcau.audit.journal.Actors;

/** Tells the journal the current user of this thread and the user's address. */
@Component
class CurrentActors implements Actors {

    private final CurrentUser user;

    CurrentActors(CurrentUser user) {
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
