package vn.diemcau.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import vn.diemcau.platform.database.BadValue;
import vn.diemcau.platform.database.Conflict;
import vn.diemcau.platform.database.Outage;
import vn.diemcau.platform.input.Refused;

/** Answers every failure of our own endpoints in Vietnamese. Technical details only go to the log. */
@RestControllerAdvice
class ApiErrors {

    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);

    @ExceptionHandler
    ResponseEntity<RefusalAnswer> answer(Exception failure, HttpServletRequest request) throws Exception {
        if (!request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
            throw failure;
        }
        Refused refused = cause(failure, Refused.class);
        if (refused != null) {
            return answer(refused.reason().status(), RefusalAnswer.of(refused));
        }
        if (failure instanceof HttpMessageNotReadableException) {
            return answer(400, RefusalAnswer.of("Nội dung gửi lên không đọc được."));
        }
        Optional<Outage> outage = Outage.met(request, failure);
        if (outage.isPresent()) {
            log.warn(
                    "{} ({} {}: {})",
                    outage.get().words(),
                    request.getMethod(),
                    request.getRequestURI(),
                    failure.getMessage());
            return answer(
                    outage.get().status(),
                    RefusalAnswer.of(ErrorWords.of(outage.get().status())));
        }
        if (BadValue.met(request) || BadValue.isIn(failure)) {
            log.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), failure.getMessage());
            return answer(400, RefusalAnswer.of(ErrorWords.BAD_VALUE));
        }
        int status = status(failure);
        if (status >= 500) {
            log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        }
        return answer(status, RefusalAnswer.of(ErrorWords.of(status)));
    }

    private static int status(Exception failure) {
        if (failure instanceof ErrorResponse response) {
            return response.getStatusCode().value();
        }
        if (failure instanceof MethodArgumentTypeMismatchException) {
            return 400;
        }
        if (cause(failure, AuthorizationException.class) != null) {
            return 403;
        }
        if (cause(failure, OptimisticLockingException.class) != null || Conflict.isCauseOf(failure)) {
            return 409;
        }
        return 500;
    }

    private static <T extends Throwable> T cause(Throwable failure, Class<T> type) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
        }
        return null;
    }

    private static ResponseEntity<RefusalAnswer> answer(int status, RefusalAnswer answer) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer);
    }
}
