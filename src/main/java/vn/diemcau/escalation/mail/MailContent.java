package vn.diemcau.escalation.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * The content of a mail.
 *
 * @param subject one line; line breaks in it become spaces
 * @param replyTo address for answers, or null
 * @param edition number of what the content tells, raised whenever that changes; null for content that never ages
 */
public record MailContent(
        String subject, String html, String text, String replyTo, Integer edition, List<Attachment> attachments) {

    public MailContent {
        attachments = List.copyOf(attachments);
    }

    public MailContent(String subject, String html, String text) {
        this(subject, html, text, null, null, List.of());
    }

    /** An attached file. */
    public record Attachment(String fileName, String contentType, byte[] content) {}

    /** A copy with this address for answers. */
    public MailContent withReplyTo(String address) {
        return new MailContent(subject, html, text, address, edition, attachments);
    }

    /** A copy with more attachments. */
    public MailContent with(List<Attachment> files) {
        List<Attachment> all = new ArrayList<>(attachments);
        all.addAll(files);
        return new MailContent(subject, html, text, replyTo, edition, all);
    }

    /** A copy with this edition. */
    public MailContent withEdition(Integer told) {
        return new MailContent(subject, html, text, replyTo, told, attachments);
    }

    /** Whether it tells what changed after the other was composed. */
    public boolean isNewerThan(MailContent other) {
        return edition != null && edition > (other.edition == null ? 0 : other.edition);
    }
}
