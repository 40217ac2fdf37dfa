package vn.diemcau.platform.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.diemcau.platform.database.Conflict;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.web.Refusals;

/** What becomes of an answer that was handed in, in words for the person who did. */
public final class EngineCall {

    private EngineCall() {}

    /**
     * Does what was asked, once more if it met a timer or a colleague at work on the same rows.
     *
     * @throws Refused when it is not done, also where the engine has wrapped it or speaks for itself
     */
    public static <T> T attempt(Supplier<T> action) {
        try {
            // Within a transaction of the caller's, whatever failed has failed it all.
            return TransactionSynchronizationManager.isActualTransactionActive()
                    ? action.get()
                    : Conflict.again(action::get, EngineCall::isConflict);
        } catch (RuntimeException failure) {
            throw told(failure);
        }
    }

    private static RuntimeException told(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return Refusals.note(refused);
            }
        }
        if (isConflict(failure)) {
            return refusal(
                    Refused.Reason.CONFLICT,
                    "Nội dung này đang được người khác thay đổi, việc vừa làm chưa được lưu. Hãy tải lại trang rồi thử lại.");
        }
        if (failure instanceof AuthorizationException) {
            return refusal(Refused.Reason.FORBIDDEN, "Tài khoản không có quyền thực hiện việc này.");
        }
        if (failure instanceof NullValueException && failure.getMessage().startsWith("Cannot find task with id")) {
            return refusal(
                    Refused.Reason.NOT_FOUND,
                    "Nhiệm vụ không còn mở: có thể đã hoàn thành từ lần gửi trước, hoặc đã được rút lại."
                            + " Đồng chí hãy tải lại trang để kiểm tra.");
        }
        return failure;
    }

    private static Refused refusal(Refused.Reason reason, String message) {
        return Refusals.note(new Refused(reason, message));
    }

    /** Whether a failure comes of two that met, in the database or in the engine. */
    public static boolean isConflict(Throwable failure) {
        if (Conflict.isCauseOf(failure)) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException) {
                return true;
            }
            boolean mayBeHalfRead =
                    cause instanceof NullPointerException || cause.getClass() == ProcessEngineException.class;
            if (mayBeHalfRead && isOfTree(cause.getStackTrace())) {
                return true;
            }
        }
        return false;
    }

    /** The engine reads its tree of executions piece by piece, and stumbles over what another has ended meanwhile. */
    private static boolean isOfTree(StackTraceElement[] trace) {
        return trace.length > 0 && trace[0].getClassName().startsWith("org.camunda.bpm.engine.impl.pvm.");
    }
}
