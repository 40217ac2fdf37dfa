package vn.diemcau.platform.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Explains this failure in Vietnamese instead of Spring's English. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortTakenAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
        return new FailureAnalysis(
                "Cổng %d đã bị chương trình khác chiếm.".formatted(cause.getPort()),
                "Dừng chương trình đó, hoặc đặt SERVER_PORT bằng một cổng khác.",
                cause);
    }
}
