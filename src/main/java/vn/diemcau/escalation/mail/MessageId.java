package vn.diemcau.escalation.mail;

import vn.diemcau.platform.text.Sha256;

/** Makes the Message-ID of a mail. The same key always has the same Message-ID. */
public final class MessageId {

    private MessageId() {}

    public static String of(String key, String domain) {
        return "<" + Sha256.half(key) + "@" + domain + ">";
    }

    /** The Message-ID of another edition of the mail, so that a mailbox with the former edition shows both. */
    static String anew(String former, int edition) {
        return "<" + Sha256.half(former + "/" + edition) + former.substring(former.lastIndexOf('@'));
    }
}
