package vn.diemcau.escalation.mail;

import jakarta.mail.internet.AddressException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;

/** The record of all mails: who was told what, when, and who could not be. */
public class MailLedger {

    private final MailRecords records;
    private final RelayWakeUp bell;
    private final Clock clock;

    public MailLedger(MailRecords records, RelayWakeUp bell, Clock clock) {
        this.records = records;
        this.bell = bell;
        this.clock = clock;
    }

    /** All mails of the conference, the latest planned first. */
    public List<LedgerEntry> of(String conference) {
        return records.entries(conference);
    }

    /** A page of them in the same order. */
    public List<LedgerEntry> of(String conference, WantedMails wanted, int from, int atMost) {
        return records.entries(conference, wanted, from, atMost);
    }

    /** How many mails there are in each state; a state without any is missing. */
    public Map<MailState, Integer> counts(String conference, String agency) {
        return records.counts(conference, agency);
    }

    /** One mail by its id. */
    public Optional<LedgerEntry> find(long id) {
        return records.entry(id);
    }

    /** What the mail said or will say; empty until its first attempt. */
    public Optional<MailContent> content(long id) {
        return records.content(id);
    }

    /**
     * Has a failed mail sent again, as the same mail, after the caller's transaction is committed.
     *
     * @param by user id
     * @param address the corrected one, or null to keep the old
     * @throws Refused when there is no such mail, it has not failed, or the address is none
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
        bell.ringAfterCommit();
    }

    /**
     * Has all failed mails of a conference sent again, each as the same mail in the words of now, after the caller's
     * transaction is committed; what nobody needs any more is dropped as ever.
     *
     * @param agency whose mails, null for all
     * @param by user id
     * @return the agencies that they concern, one for each mail
     */
    public List<String> resendAll(String conference, String agency, String by) {
        List<String> planned = records.planAllAnew(conference, agency, by, clock.instant());
        bell.ringAfterCommit();
        return planned;
    }

    /**
     * Sends what has not arrived at an address of an agency to the corrected one, each as the same mail in the words of
     * now, after the caller's transaction is committed; what nobody needs any more is dropped as ever.
     *
     * @param conferences whose mails are still of use
     * @param by user id
     * @return how many mails, by conference
     */
    public Map<String, Integer> redirect(
            Collection<String> conferences, String agency, String from, String to, String by) {
        Map<String, Integer> redirected = records.redirect(conferences, agency, from, to, by, clock.instant());
        bell.ringAfterCommit();
        return redirected;
    }
}
