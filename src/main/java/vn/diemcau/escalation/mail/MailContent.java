package vn.diemcau.escalation.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * What a mail says.
 *
 * @param subject one line; line breaks in it become spaces
 * @param replyTo where an answer goes, or null
 */
public record MailContent(String subject, String html, String text, String replyTo, List<Attachment> attachments) {

    public MailContent {
        attachments = List.copyOf(attachments);
    }

    public MailContent(String subject, String html, String text) {
        this(subject, html, text, null, List.of());
    }

    /** A file that comes with the mail. */
    public record Attachment(String fileName, String contentType, byte[] content) {}

    /** The same, answered to another address. */
    public MailContent withReplyTo(String address) {
        return new MailContent(subject, html, text, address, attachments);
    }

    /** The same with more files. */
    public MailContent with(List<Attachment> files) {
        List<Attachment> all = new ArrayList<>(attachments);
        all.addAll(files);
        return new MailContent(subject, html, text, replyTo, all);
    }
}
