package vn.diemcau.escalation.mail;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lets the operator read what is wrong with the settings of the mails instead of a stack trace. */
public class MailNotConfiguredAnalyzer extends AbstractFailureAnalyzer<MailNotConfigured> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MailNotConfigured cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Sửa cấu hình %s rồi khởi động lại.".formatted(cause.property()), cause);
    }
}
