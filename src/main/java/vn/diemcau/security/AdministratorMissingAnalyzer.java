package vn.diemcau.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

class AdministratorMissingAnalyzer extends AbstractFailureAnalyzer<AdministratorMissing> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, AdministratorMissing cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
