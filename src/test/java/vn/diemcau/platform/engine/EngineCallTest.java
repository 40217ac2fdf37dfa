package vn.diemcau.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.diemcau.platform.input.Refused;

class EngineCallTest {

    private final Queue<RuntimeException> failures = new ArrayDeque<>();
    private int attempts;

    @AfterEach
    void outsideAnyTransaction() {
        TransactionSynchronizationManager.setActualTransactionActive(false);
    }

    static Stream<RuntimeException> conflicts() {
        NullPointerException stumbled = new NullPointerException();
        stumbled.setStackTrace(in("PvmExecutionImpl"));
        ProcessEngineException halfRead = new ProcessEngineException("there are more scope executions missing");
        halfRead.setStackTrace(in("LegacyBehavior"));
        return Stream.of(
                new ProcessEngineException("listener", stumbled),
                new ProcessEngineException("listener", halfRead),
                new OptimisticLockingException("a timer was faster"),
                new CannotAcquireLockException("each waited for the other"),
                new ProcessEngineException("listener", new CannotAcquireLockException("each waited for the other")),
                new ProcessEngineException("flush", new SQLException("deadlock detected", "40P01")));
    }

    private static StackTraceElement[] in(String engineClass) {
        return new StackTraceElement[] {
            new StackTraceElement("org.camunda.bpm.engine.impl.pvm.runtime." + engineClass, "children", null, 0)
        };
    }

    @ParameterizedTest
    @MethodSource("conflicts")
    void an_officer_does_not_notice_that_the_answer_met_a_timer(RuntimeException conflict) {
        failures.add(conflict);

        assertThat(EngineCall.attempt(this::answer)).isEqualTo("done");
        assertThat(attempts).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("conflicts")
    void what_meets_another_again_and_again_is_refused(RuntimeException conflict) {
        failures.addAll(List.of(conflict, conflict, conflict));

        Refused refused = catchThrowableOfType(Refused.class, () -> EngineCall.attempt(this::answer));

        assertThat(refused.reason()).isEqualTo(Refused.Reason.CONFLICT);
        assertThat(refused).hasMessageContaining("chưa được lưu");
        assertThat(attempts).isEqualTo(3);
    }

    @Test
    void within_a_transaction_that_is_lost_nothing_is_tried_again() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        failures.add(new OptimisticLockingException("a timer was faster"));

        assertThatThrownBy(() -> EngineCall.attempt(this::answer)).isInstanceOf(Refused.class);
        assertThat(attempts).isOne();
    }

    @Test
    void a_refusal_is_told_at_once_as_it_is() {
        Refused refused = new Refused(Refused.Reason.INVALID, "Chưa có nội dung.");
        failures.add(new ProcessEngineException("listener", new IllegalStateException(refused)));

        assertThatThrownBy(() -> EngineCall.attempt(this::answer)).isSameAs(refused);
        assertThat(attempts).isOne();
    }

    @ParameterizedTest
    @MethodSource("errors")
    void what_broke_stays_an_error(RuntimeException broken) {
        failures.add(broken);

        assertThatThrownBy(() -> EngineCall.attempt(this::answer)).isSameAs(broken);
        assertThat(attempts).isOne();
    }

    static Stream<RuntimeException> errors() {
        return Stream.of(new ProcessEngineException("broken"), new NullPointerException("of our own"));
    }

    private String answer() {
        attempts++;
        RuntimeException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        return "done";
    }
}
