package vn.diemcau.escalation.mail;

import java.util.Optional;
import java.util.Set;

/** Finds the words of some kinds of mail. */
public interface MailComposer {

    /** The kinds that it composes; no two composers share one. */
    Set<String> kinds();

    /** Those of them that take long to compose: a node makes one of these at a time, so that the others need not wait. */
    default Set<String> slowKinds() {
        return Set.of();
    }

    /**
     * What the mail says now, asked at every attempt; empty when nobody needs it any more, which drops it.
     *
     * <p>The words of the first attempt are kept: at later ones only whether it is still needed counts.
     *
     * @param together keeps what concerns more than this mail
     */
    Optional<MailContent> compose(OrderedMail mail, BatchReads together);
}
