package vn.diemcau.escalation.message;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.registration.PlaceChanges;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.BatchReads;
import vn.diemcau.escalation.mail.MailComposer;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.escalation.mail.OrderedMail;

/** Composes the mail that tells a unit where its site is from now on. */
@Component
class PlaceMails implements MailComposer {

    private final PlaceChanges places;
    private final Letterhead letterhead;
    private final Invitations invitations;

    PlaceMails(PlaceChanges places, Letterhead letterhead, Invitations invitations) {
        this.places = places;
        this.letterhead = letterhead;
        this.invitations = invitations;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(MailKind.PLACE_CHANGED);
    }

    @Override
    public Optional<MailContent> compose(OrderedMail mail, BatchReads together) {
        Conference conference = letterhead.conference(mail, together);
        if (conference.isOver()) {
            return Optional.empty();
        }
        PlaceChanges.Moved moved = places.get(conference.id(), mail.agency(), Integer.parseInt(mail.about()));
        MailContent content = letterhead.fill(
                mail,
                conference,
                Map.of(
                        "before", Objects.requireNonNullElse(moved.before(), "(chưa ghi)"),
                        "after", moved.after(),
                        "why", Letterhead.sentence(moved.reason())),
                together);
        return Optional.of(
                conference.isDeferred()
                        ? content
                        : content.with(List.of(invitations.held(mail, conference, together))));
    }
}
