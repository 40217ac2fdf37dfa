package vn.diemcau.web.cockpit;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the operator what is missing instead of a stack trace. */
class WebAppsIncompleteAnalyzer extends AbstractFailureAnalyzer<WebAppsIncomplete> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WebAppsIncomplete cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Lấy lại bản cài đặt đầy đủ (khi giải nén, giữ nguyên thư mục lib) rồi khởi động lại.",
                cause);
    }
}
