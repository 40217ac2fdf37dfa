package vn.diemcau.escalation.mail;

import vn.diemcau.platform.text.Sha256;

/** The name of a mail in the world's mail servers: the same key has the same for ever. */
public final class MessageId {

    private MessageId() {}

    public static String of(String key, String domain) {
        return "<" + Sha256.half(key) + "@" + domain + ">";
    }
}
