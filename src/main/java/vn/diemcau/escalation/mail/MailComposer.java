package vn.diemcau.escalation.mail;

import java.util.Optional;
import java.util.Set;

/** Composes some kinds of mail. */
public interface MailComposer {

    /** The kinds that it composes; no two composers share one. */
    Set<String> kinds();

    /** The kinds that take long to compose. A node composes one such mail at a time, so that others need not wait. */
    default Set<String> slowKinds() {
        return Set.of();
    }

    /**
     * The current content, asked for at every attempt. An empty result drops the mail because nobody needs it any more.
     *
     * <p>The content of the first attempt is kept. A later attempt checks whether the mail is still needed, and whether
     * there is a newer edition of its content.
     *
     * @param together cache for reads that concern more than this mail
     */
    Optional<MailContent> compose(OrderedMail mail, BatchReads together);

    /**
     * Whether this edition is still the newest. Called in the transaction that stores the content, and blocks newer
     * editions until its end.
     */
    default boolean isCurrent(String conference, int edition) {
        return true;
    }
}
