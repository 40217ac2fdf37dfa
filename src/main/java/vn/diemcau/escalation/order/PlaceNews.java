package vn.diemcau.escalation.order;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.escalation.chase.OccasionMails;
import vn.diemcau.escalation.chase.SiteNews;
import vn.diemcau.escalation.chase.Told;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.MailOrder;
import vn.diemcau.escalation.mail.Mailbox;

/** Tells a unit of the place that the Office gave its site, and the receivers of the lists of that change. */
@Component
public class PlaceNews {

    private final SiteNews sites;
    private final DirectoryStore directory;
    private final Mailbox mailbox;
    private final Clock clock;

    PlaceNews(SiteNews sites, DirectoryStore directory, Mailbox mailbox, Clock clock) {
        this.sites = sites;
        this.directory = directory;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    /** @param version of the registration that has the new place */
    public Told moved(String conference, String unit, int version) {
        String about = String.valueOf(version);
        List<MailOrder> mails = OccasionMails.of(
                conference, MailKind.PLACE_CHANGED, directory.find(unit).orElseThrow(), about, about, clock.instant());
        mailbox.order(mails);
        Told receivers = sites.announceChange(conference, unit);
        Set<String> agencies = new TreeSet<>(receivers.agencies());
        agencies.add(unit);
        return new Told(agencies, receivers.mails() + mails.size());
    }
}
