package vn.diemcau.escalation.message;

import org.springframework.stereotype.Component;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.escalation.mail.SenderName;

/** The Office's name as its directory says it. */
@Component
class OfficeSender implements SenderName {

    private final DirectoryStore directory;

    OfficeSender(DirectoryStore directory) {
        this.directory = directory;
    }

    @Override
    public String get() {
        return directory.sender();
    }
}
