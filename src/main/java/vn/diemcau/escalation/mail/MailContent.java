package vn.diemcau.escalation.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * The content of a mail.
 *
 * @param subject one line; line breaks in it become spaces
 * @param replyTo address for answers, or null
 */
public record MailContent(String subject, String html, String text, String replyTo, List<Attachment> attachments) {

    public MailContent {
        attachments = List.copyOf(attachments);
    }

    public MailContent(String subject, String html, String text) {
        this(subject, html, text, null, List.of());
    }

    /** An attached file. */
    public record Attachment(String fileName, String contentType, byte[] content) {}

    /** A copy with this address for answers. */
    public MailContent withReplyTo(String address) {
        return new MailContent(subject, html, text, address, attachments);
    }

    /** A copy with more attachments. */
    public MailContent with(List<Attachment> files) {
        List<Attachment> all = new ArrayList<>(attachments);
        all.addAll(files);
        return new MailContent(subject, html, text, replyTo, all);
    }
}
