package vn.diemcau.escalation.message;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.escalation.mail.MailSettings;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.escalation.mail.SenderName;

/** The name of the Office whose conference a mail is about, as the directory says it. */
@Component
class OfficeSender implements SenderName {

    private static final String OF_NO_CONFERENCE = "Điểm Cầu";

    private final MailSettings settings;
    private final Conferences conferences;
    private final DirectoryStore directory;

    OfficeSender(MailSettings settings, Conferences conferences, DirectoryStore directory) {
        this.settings = settings;
        this.conferences = conferences;
        this.directory = directory;
    }

    /** A name in the settings holds where there is one Office; it would name the wrong one where there are more. */
    @Override
    public String apply(OrderedMail mail) {
        List<Agency> offices = directory.offices();
        if (offices.size() == 1) {
            return settings.fromName() == null ? offices.get(0).papers().sender() : settings.fromName();
        }
        return conferences
                .host(mail.conference())
                .flatMap(directory::find)
                .map(host -> host.papers().sender())
                .orElse(settings.fromName() == null ? OF_NO_CONFERENCE : settings.fromName());
    }
}
