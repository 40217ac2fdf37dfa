package vn.diemcau.escalation.message;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.BatchReads;
import vn.diemcau.escalation.mail.MailComposer;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.escalation.order.OfficeMessages;

/** Composes the mail with the Office's own message; it is dropped once the conference is over. */
@Component
class OfficeMessageMails implements MailComposer {

    private final OfficeMessages messages;
    private final Letterhead letterhead;

    OfficeMessageMails(OfficeMessages messages, Letterhead letterhead) {
        this.messages = messages;
        this.letterhead = letterhead;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(MailKind.OFFICE_MESSAGE);
    }

    @Override
    public Optional<MailContent> compose(OrderedMail mail, BatchReads together) {
        Conference conference = letterhead.conference(mail, together);
        if (conference.isOver()) {
            return Optional.empty();
        }
        OfficeMessages.Words words =
                together.once("message", mail.about(), () -> messages.get(Long.parseLong(mail.about())));
        return Optional.of(
                letterhead.fill(mail, conference, Map.of("about", words.subject(), "words", words.text()), together));
    }
}
