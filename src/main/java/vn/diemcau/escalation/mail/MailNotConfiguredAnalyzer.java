package vn.diemcau.escalation.mail;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the operator the fault in the mail settings instead of a stack trace. */
public class MailNotConfiguredAnalyzer extends AbstractFailureAnalyzer<MailNotConfigured> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MailNotConfigured cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Sửa cấu hình %s rồi khởi động lại.".formatted(cause.property()), cause);
    }
}
