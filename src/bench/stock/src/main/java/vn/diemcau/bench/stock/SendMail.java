package vn.diemcau.bench.stock;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Tells one unit that it is late, the way that every tutorial shows. */
@Component
public class SendMail implements JavaDelegate {

    private final JavaMailSender mails;

    SendMail(JavaMailSender mails) {
        this.mails = mails;
    }

    @Override
    public void execute(DelegateExecution execution) throws MessagingException {
        String unit = (String) execution.getVariable("unit");
        MimeMessage message = mails.createMimeMessage();
        MimeMessageHelper mail = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        mail.setFrom("diemcau@vptu.hatinh.example");
        mail.setTo("vanthu@%s.bench.example".formatted(unit.toLowerCase(Locale.ROOT)));
        mail.setSubject("Quá hạn: Đăng ký điểm cầu và đại biểu");
        mail.setText("Đơn vị %s chưa đăng ký điểm cầu. Đề nghị hoàn thành ngay.".formatted(unit));
        mails.send(message);
    }
}
