package vn.diemcau.escalation.smtp;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import vn.diemcau.escalation.mail.HeaderText;

/** Explains to the operator why the connection to the mail server failed. */
final class ConnectFailure {

    private static final Pattern GREETING = Pattern.compile("(?s)Got bad greeting .*?response: (.*)");

    private ConnectFailure() {}

    /** @param server the server's name for people */
    static String reason(MessagingException failure, String server) {
        return "Không kết nối được máy chủ thư %s: %s.".formatted(server, why(failure));
    }

    private static String why(MessagingException failure) {
        List<Throwable> causes = causes(failure);
        String sentence = ofCertificate(causes);
        if (sentence == null) {
            sentence = ofNetwork(causes);
        }
        return sentence == null ? ofAnswer(failure) : sentence;
    }

    private static String ofCertificate(List<Throwable> causes) {
        if (has(causes, CertificateExpiredException.class)) {
            return "chứng thư số của máy chủ đã hết hạn";
        }
        if (has(causes, CertificateNotYetValidException.class)) {
            return "chứng thư số của máy chủ chưa đến ngày có hiệu lực";
        }
        if (has(causes, CertPathBuilderException.class)) {
            return "chứng thư số của máy chủ không do tổ chức được tin cậy cấp";
        }
        // With a trusted chain, only the certificate's host names can make the handshake fail.
        if (has(causes, SSLException.class) && has(causes, CertificateException.class)) {
            return "chứng thư số của máy chủ không ghi tên máy này";
        }
        return has(causes, SSLException.class)
                ? "không thiết lập được kết nối mã hóa TLS ("
                        + HeaderText.line(last(causes).getMessage()) + ")"
                : null;
    }

    private static String ofNetwork(List<Throwable> causes) {
        if (has(causes, UnknownHostException.class)) {
            return "không tìm thấy máy có tên này";
        }
        if (has(causes, SocketTimeoutException.class)) {
            return "máy chủ không trả lời trong thời gian cho phép";
        }
        if (has(causes, NoRouteToHostException.class)) {
            return "không có đường mạng tới máy chủ";
        }
        if (has(causes, ConnectException.class)) {
            return "máy chủ từ chối kết nối ở cổng này";
        }
        return has(causes, EOFException.class) ? "máy chủ ngắt kết nối" : null;
    }

    private static String ofAnswer(MessagingException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.startsWith("STARTTLS is required")) {
            return "máy chủ không hỗ trợ mã hóa (STARTTLS) mà cấu hình gửi thư bắt buộc phải có";
        }
        if (message.startsWith("No authentication mechanisms")) {
            return "máy chủ không cho đăng nhập trên kết nối này, có thể vì kết nối chưa được mã hóa";
        }
        if (failure instanceof AuthenticationFailedException) {
            return "máy chủ không chấp nhận tài khoản gửi thư (" + HeaderText.reply(message) + ")";
        }
        if (failure instanceof SMTPSendFailedException refused) {
            return "máy chủ không nhận lệnh " + HeaderText.line(refused.getCommand()) + " (" + HeaderText.reply(message)
                    + ")";
        }
        Matcher greeting = GREETING.matcher(message);
        if (greeting.matches()) {
            String answer = HeaderText.reply(greeting.group(1));
            return answer.isEmpty() || answer.equals("[EOF]")
                    ? "máy chủ ngắt kết nối trước khi chào"
                    : "máy chủ không phục vụ (" + answer + ")";
        }
        return "máy chủ trả lời không đúng (" + HeaderText.reply(message) + ")";
    }

    private static boolean has(List<Throwable> causes, Class<? extends Throwable> type) {
        return causes.stream().anyMatch(type::isInstance);
    }

    private static Throwable last(List<Throwable> causes) {
        return causes.get(causes.size() - 1);
    }

    /** The failure and its causes. The mail library keeps its own chain beside Java's. */
    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable e = failure; e != null && seen.add(e); ) {
            causes.add(e);
            e = e instanceof MessagingException mail && mail.getNextException() != null
                    ? mail.getNextException()
                    : e.getCause();
        }
        return causes;
    }
}
