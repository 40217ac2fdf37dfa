package vn.diemcau.mail;

import vn.diemcau.text.Sha256;

/** The name of a mail in the world's mail servers: the same key has the same for ever. */
final class MessageId {

    private MessageId() {}

    static String of(String key, String domain) {
        return "<" + Sha256.half(key) + "@" + domain + ">";
    }
}
