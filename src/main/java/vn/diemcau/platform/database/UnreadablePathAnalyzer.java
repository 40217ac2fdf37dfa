package vn.diemcau.platform.database;

import java.nio.file.InvalidPathException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import vn.diemcau.platform.input.UnreadableName;

/** Explains what to do when Java cannot decode a path's name, for example without UTF-8 in the environment. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnreadablePathAnalyzer extends AbstractFailureAnalyzer<InvalidPathException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidPathException cause) {
        return new FailureAnalysis(
                "Không đọc được tên thư mục hoặc tệp “%s”: bảng mã của môi trường (%s) không có các chữ này."
                        .formatted(cause.getInput(), System.getProperty("sun.jnu.encoding")),
                UnreadableName.ACTION,
                cause);
    }
}
