package vn.diemcau.escalation.smtp;

import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import vn.diemcau.escalation.mail.HeaderText;
import vn.diemcau.escalation.mail.Undelivered;
import vn.diemcau.escalation.mail.Undelivered.Fault;

/**
 * A mail server's refusal of a mail, and its kind of fault. Only a refusal of the recipient or of the mail itself gives
 * a mail up at once (RFC 5321 section 4.2, enhanced codes RFC 3463).
 */
record SmtpReply(Step step, int code, String words, String about) {

    /** The SMTP command that was refused. */
    private enum Step {
        SENDER,
        RECIPIENT,
        CONTENT
    }

    /** Variants of "sign in first": a fault of our configuration, not of the recipient. */
    private static final Set<Integer> NOT_SIGNED_IN = Set.of(530, 534, 535, 538);

    /** The protocol exchange failed, or the host accepts no mail at all (RFC 7504). */
    private static final Set<Integer> NOT_OF_THIS_MAIL = Set.of(500, 502, 503, 504, 521);

    private static final int SERVER_CLOSING = 421;

    /** "Exceeded storage allocation": of the recipient's mailbox, or of a mail that is too large. */
    private static final int TOO_MUCH = 552;

    private static final Pattern ENHANCED = Pattern.compile("^\\d{3}[ -]\\d\\.(\\d{1,3})\\.(\\d{1,3})\\b");

    static Undelivered reason(MessagingException failure) {
        SmtpReply reply = null;
        for (Exception e = failure; e != null; e = e instanceof MessagingException m ? m.getNextException() : null) {
            if (e instanceof SocketTimeoutException) {
                return new Undelivered(Fault.SILENT, "Máy chủ thư không trả lời trong thời gian cho phép.", failure);
            }
            SmtpReply found = of(e);
            // A reply about the recipient is the most specific one.
            if (found != null && (reply == null || found.step == Step.RECIPIENT || reply.step != Step.RECIPIENT)) {
                reply = found;
            }
        }
        if (reply == null || reply.code < 400) {
            return new Undelivered(Fault.BROKEN_OFF, "Máy chủ thư ngắt kết nối khi đang gửi.", failure);
        }
        Fault fault = reply.fault();
        return new Undelivered(fault, reply.sentence(fault), failure);
    }

    private static SmtpReply of(Exception e) {
        if (e instanceof SMTPAddressFailedException recipient) {
            return new SmtpReply(
                    Step.RECIPIENT,
                    recipient.getReturnCode(),
                    words(e),
                    recipient.getAddress() == null ? "" : recipient.getAddress().getAddress());
        }
        if (e instanceof SMTPSenderFailedException sender) {
            return new SmtpReply(Step.SENDER, sender.getReturnCode(), words(e), "");
        }
        if (e instanceof SMTPSendFailedException send) {
            boolean isOfSender = send.getCommand() != null
                    && send.getCommand().toUpperCase(Locale.ROOT).startsWith("MAIL");
            return new SmtpReply(isOfSender ? Step.SENDER : Step.CONTENT, send.getReturnCode(), words(e), "");
        }
        return null;
    }

    private static String words(Exception e) {
        return HeaderText.reply(e.getMessage());
    }

    private Fault fault() {
        if (code == SERVER_CLOSING) {
            return Fault.BROKEN_OFF;
        }
        if (NOT_SIGNED_IN.contains(code)) {
            return Fault.SERVER;
        }
        if (step == Step.SENDER) {
            // This command names no recipient yet, but it states the size (RFC 1870).
            return code == TOO_MUCH ? Fault.REFUSED : Fault.SERVER;
        }
        if (code < 500) {
            return Fault.DELAYED;
        }
        Matcher enhanced = ENHANCED.matcher(words);
        return enhanced.find()
                ? fault(Integer.parseInt(enhanced.group(1)), Integer.parseInt(enhanced.group(2)))
                : plainFault();
    }

    private Fault plainFault() {
        if (NOT_OF_THIS_MAIL.contains(code)) {
            return Fault.SENDER;
        }
        // For a recipient, it means a full mailbox, which may be emptied (RFC 5321 section 4.5.3.1.10).
        return code == TOO_MUCH && step == Step.RECIPIENT ? Fault.DELAYED : Fault.REFUSED;
    }

    /** By subject and detail of RFC 3463, section 3. */
    private Fault fault(int subject, int detail) {
        return switch (subject) {
            // The sender's address: its syntax, its system.
            case 1 -> detail == 7 || detail == 8 ? Fault.SENDER : Fault.REFUSED;
            // A full mailbox may be emptied.
            case 2 -> detail == 2 ? Fault.DELAYED : Fault.REFUSED;
            // A fault of the whole mail system, except for a mail that is too large for it.
            case 3 -> detail == 4 ? Fault.REFUSED : Fault.SENDER;
            case 5 -> Fault.SENDER;
            // Security and policy. Many servers report a refusal of the client or sender only at the recipient's
            // command.
            case 7 -> namesRecipient() ? Fault.REFUSED : Fault.SENDER;
            // The network to this recipient, or this mail's content.
            default -> Fault.REFUSED;
        };
    }

    private boolean namesRecipient() {
        return !about.isEmpty() && words.toLowerCase(Locale.ROOT).contains(about.toLowerCase(Locale.ROOT));
    }

    private String sentence(Fault fault) {
        return switch (fault) {
                    case BROKEN_OFF -> "Máy chủ thư ngừng phục vụ: ";
                    case DELAYED -> "Máy chủ thư tạm thời chưa nhận thư: ";
                    case SENDER -> "Máy chủ thư không nhận thư từ hệ thống này: ";
                    case SERVER ->
                        NOT_SIGNED_IN.contains(code)
                                ? "Máy chủ thư không phục vụ: "
                                : "Máy chủ thư không nhận địa chỉ người gửi của hệ thống: ";
                    default -> "Máy chủ thư từ chối nhận thư: ";
                }
                + words;
    }
}
