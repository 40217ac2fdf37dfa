package vn.diemcau.platform.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Tells the operator in Vietnamese why the start failed; application.yaml silences Spring's own report in English. */
class StartFailureReport implements FailureAnalysisReporter {

    private static final Logger log = LoggerFactory.getLogger(StartFailureReport.class);

    @Override
    public void report(FailureAnalysis analysis) {
        log.debug("Start refused", analysis.getCause());
        log.error(
                "Điểm Cầu không khởi động được.\n\n    {}\n    {}\n",
                analysis.getDescription(),
                analysis.getAction() == null ? "" : analysis.getAction());
    }
}
