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

/** Runs a user's action in the engine and turns failures into words for the user. */
public final class EngineCall {

    private EngineCall() {}

    /**
     * Runs the action, and retries it after a conflict with a timer or a colleague.
     *
     * @throws Refused when the action fails, unwrapped from the engine's exceptions or translated from them
     */
    public static <T> T attempt(Supplier<T> action) {
        try {
            // No retry within a caller's transaction, because the failure has already failed that transaction.
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

    /** Whether a conflict in the database or the engine caused the failure. */
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

    /** The engine loads its execution tree in parts, and fails if another transaction ends one of them in between. */
    private static boolean isOfTree(StackTraceElement[] trace) {
        return trace.length > 0 && trace[0].getClassName().startsWith("org.camunda.bpm.engine.impl.pvm.");
    }
}
