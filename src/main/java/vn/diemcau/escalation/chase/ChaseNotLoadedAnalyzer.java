package vn.diemcau.escalation.chase;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the operator the problems of the ladder or the holidays instead of a stack trace. */
public class ChaseNotLoadedAnalyzer extends AbstractFailureAnalyzer<ChaseNotLoaded> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ChaseNotLoaded cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Sửa các lỗi nêu trên trong tệp (%s) rồi khởi động lại.".formatted(cause.property()),
                cause);
    }
}
