package vn.diemcau.escalation.mail;

import jakarta.mail.internet.AddressException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;

/** The ledger of all mails: who was told what and when, and which mails failed. */
public class MailLedger {

    private final MailRecords records;
    private final RelayWakeUp wakeUp;
    private final Clock clock;

    public MailLedger(MailRecords records, RelayWakeUp wakeUp, Clock clock) {
        this.records = records;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    /** All mails of the conference, latest planned hour first. */
    public List<LedgerEntry> of(String conference) {
        return records.entries(conference);
    }

    /** One page of the wanted mails, in the same order. */
    public List<LedgerEntry> of(String conference, MailFilter wanted, int from, int atMost) {
        return records.entries(conference, wanted, from, atMost);
    }

    /** The number of mails per state; a state without mails is missing. */
    public Map<MailState, Integer> counts(String conference, String agency) {
        return records.counts(conference, agency);
    }

    /** One mail by its id. */
    public Optional<LedgerEntry> find(long id) {
        return records.entry(id);
    }

    /** The content of the mail; empty until its first attempt. */
    public Optional<MailContent> content(long id) {
        return records.content(id);
    }

    /**
     * Orders the resend of a failed mail under the same Message-ID, after the caller's transaction commits.
     *
     * @param by user id
     * @param address the corrected address, or null to keep the old one
     * @throws Refused when there is no such mail, it has not failed, or the address is invalid
     */
    public void resend(long id, String by, String address) {
        if (address != null) {
            try {
                MimeMails.address(address, null);
            } catch (AddressException e) {
                throw new Refused(List.of(new Problem("Địa chỉ thư", "Địa chỉ thư không hợp lệ.")));
            }
        }
        if (!records.planAnew(id, by, address, clock.instant())) {
            throw records.entry(id).isPresent()
                    ? new Refused(Refused.Reason.CONFLICT, "Chỉ gửi lại được thư đã gửi không thành công.")
                    : new Refused(Refused.Reason.NOT_FOUND, "Không có thư này.");
        }
        wakeUp.wakeAfterCommit();
    }

    /**
     * Orders the resend of all failed mails of a conference, each with its old Message-ID and newly rendered, after the
     * caller's transaction commits. Mails that nobody needs any more are dropped.
     *
     * @param agency code of the agency whose mails are resent, null for all
     * @param by user id
     * @return the agency of each mail
     */
    public List<String> resendAll(String conference, String agency, String by) {
        List<String> planned = records.planAllAnew(conference, agency, by, clock.instant());
        wakeUp.wakeAfterCommit();
        return planned;
    }

    /**
     * Redirects undelivered mails from an address of an agency to the corrected one, each with its old Message-ID and
     * newly rendered, after the caller's transaction commits. Mails that nobody needs any more are dropped.
     *
     * @param conferences conferences whose mails are still useful
     * @param by user id
     * @return number of mails per conference
     */
    public Map<String, Integer> redirect(
            Collection<String> conferences, String agency, String from, String to, String by) {
        Map<String, Integer> redirected = records.redirect(conferences, agency, from, to, by, clock.instant());
        wakeUp.wakeAfterCommit();
        return redirected;
    }
}
