package vn.diemcau.escalation.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.internet.ParseException;
import jakarta.mail.util.ByteArrayDataSource;
import jakarta.mail.util.StreamProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import vn.diemcau.escalation.mail.Undelivered.Fault;

/** Builds MIME messages. */
public class MimeMails {

    static {
        // Without this, the library searches every jar again for every header.
        System.setProperty(
                StreamProvider.class.getName(),
                StreamProvider.provider().getClass().getName());
    }

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Session session = Session.getInstance(new Properties());
    private final InternetAddress from;
    private final SenderName fromName;

    /** @throws MailNotConfigured when the sender's address is invalid */
    public MimeMails(String from, String fromName) {
        this(from, mail -> fromName);
    }

    /**
     * @param fromName asked for each mail, because the directory that says it is read after the start
     * @throws MailNotConfigured when the sender's address is invalid
     */
    public MimeMails(String from, SenderName fromName) {
        this.fromName = fromName;
        try {
            this.from = address(from, null);
        } catch (AddressException e) {
            throw new MailNotConfigured(
                    "diemcau.mail.from", "Địa chỉ gửi thư (diemcau.mail.from) không hợp lệ: " + from, e);
        }
    }

    /** Domain part of this sender's Message-IDs. */
    public String domain() {
        return from.getAddress().substring(from.getAddress().indexOf('@') + 1);
    }

    /**
     * @param date the same at every attempt
     * @param isOurs asked after the message is written and before its end is signalled to the server; a node whose
     *     lease has expired during a sleep breaks off, because another node has sent the mail
     */
    public MimeMessage of(OrderedMail mail, MailContent content, Instant date, BooleanSupplier isOurs)
            throws Undelivered {
        try {
            MimeMessage message = new OutgoingMessage(session, mail.messageId(), isOurs);
            message.setHeader("From", EncodedHeader.address("From", address(from.getAddress(), fromName.apply(mail))));
            message.setHeader("To", EncodedHeader.address("To", address(mail.address(), mail.recipient())));
            if (content.replyTo() != null) {
                message.setReplyTo(new InternetAddress[] {address(content.replyTo(), null)});
            }
            message.setHeader("Subject", EncodedHeader.text("Subject", HeaderText.line(content.subject())));
            message.setSentDate(Date.from(date));
            // Asks automatic responders not to answer.
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setContent(body(content));
            message.saveChanges();
            return message;
        } catch (AddressException e) {
            throw new Undelivered(Fault.REFUSED, "Địa chỉ thư không hợp lệ: " + HeaderText.line(e.getRef()), e);
        } catch (MessagingException e) {
            throw new Undelivered(Fault.REFUSED, "Không tạo được thư từ nội dung đã có.", e);
        }
    }

    private static MimeMultipart body(MailContent content) throws MessagingException {
        MimeMultipart words =
                new MimeMultipart("alternative", text(content.text(), "plain"), text(content.html(), "html"));
        if (content.attachments().isEmpty()) {
            return words;
        }
        MimeBodyPart first = new MimeBodyPart();
        first.setContent(words);
        MimeMultipart all = new MimeMultipart("mixed", first);
        for (MailContent.Attachment attachment : content.attachments()) {
            all.addBodyPart(file(attachment));
        }
        return all;
    }

    private static MimeBodyPart text(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        // Mail requires CRLF line ends. Base64 would keep the line ends of this text unchanged.
        part.setText(text.replaceAll("\\R", "\r\n"), UTF_8, subtype);
        return part;
    }

    private static MimeBodyPart file(MailContent.Attachment attachment) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment.content(), type(attachment))));
        // setFileName would use the machine's own charset.
        ParameterList name = new ParameterList();
        name.set("filename", HeaderText.line(attachment.fileName()), UTF_8);
        part.setHeader("Content-Disposition", new ContentDisposition("attachment", name).toString());
        return part;
    }

    /** The file's own type. An invalid type must not stop a mail. */
    private static String type(MailContent.Attachment attachment) {
        try {
            return new ContentType(HeaderText.line(attachment.contentType())).toString();
        } catch (ParseException e) {
            return "application/octet-stream";
        }
    }

    static InternetAddress address(String address, String name) throws AddressException {
        if (address.chars().anyMatch(Character::isISOControl)) {
            throw new AddressException("Control character", address);
        }
        InternetAddress parsed = new InternetAddress(address, true);
        if (!parsed.getAddress().equals(address)) {
            throw new AddressException("More than an address", address);
        }
        try {
            parsed.setPersonal(name == null || name.isBlank() ? null : HeaderText.line(name), UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        return parsed;
    }

    private static class OutgoingMessage extends MimeMessage {

        private final String id;
        private final BooleanSupplier isOurs;

        OutgoingMessage(Session session, String id, BooleanSupplier isOurs) {
            super(session);
            this.id = id;
            this.isOurs = isOurs;
        }

        /** Keeps the Message-ID. The inherited method makes a new one at each save. */
        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }

        @Override
        public void writeTo(OutputStream to, String[] butNot) throws IOException, MessagingException {
            super.writeTo(to, butNot);
            if (!isOurs.getAsBoolean()) {
                throw new IOException("Another relay has taken the mail over");
            }
        }
    }
}
