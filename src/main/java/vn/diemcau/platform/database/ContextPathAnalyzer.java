package vn.diemcau.platform.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Explains how to write the context path, for which Spring only prints a stack trace. */
class ContextPathAnalyzer extends AbstractFailureAnalyzer<IllegalArgumentException> {

    private final Environment environment;

    ContextPathAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, IllegalArgumentException cause) {
        String path = environment.getProperty("server.servlet.context-path", "");
        if (!String.valueOf(cause.getMessage()).startsWith("ContextPath must")) {
            return null;
        }
        return new FailureAnalysis(
                "Đường dẫn “%s” trong SERVER_SERVLET_CONTEXT_PATH chưa đúng cách ghi.".formatted(path),
                "Ghi một dấu / ở đầu và không ghi ở cuối, ví dụ /diemcau; không dùng đường dẫn riêng thì bỏ biến này.",
                cause);
    }
}
