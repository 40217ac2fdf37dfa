package vn.diemcau.conference.directory;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the operator the problems of the directory file instead of a stack trace. */
class DirectoryNotLoadedAnalyzer extends AbstractFailureAnalyzer<DirectoryNotLoaded> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DirectoryNotLoaded cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Sửa các lỗi nêu trên trong tệp danh bạ (diemcau.directory) rồi khởi động lại.",
                cause);
    }
}
