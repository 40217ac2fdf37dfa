package vn.diemcau.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine's own sentences, as it writes them. */
class EngineErrorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500|TaskAlreadyClaimedException|Task '94a6' is already claimed by someone else.|đã có người khác nhận",
                "500|NullValueException|Cannot find task with id 94a6: task is null|Nhiệm vụ không còn",
                "404|InvalidRequestException|No matching task with id 94a6|Nhiệm vụ không còn",
                "404|InvalidRequestException|Process instance with id 94a6 does not exist|Hồ sơ không còn",
                "403|AuthorizationException|The user with id 'vptu' does not have 'READ' permission|không có quyền",
                "500|SuspendedEntityInteractionException|ENGINE-03066 Process instance is suspended|đang tạm dừng",
                "500|OptimisticLockingException|ENGINE-03005 Execution of 'UPDATE' failed|vừa được người khác thay đổi",
                "500|ProcessEngineException|User has an invalid id: 'a b' is not a valid resource identifier.|không dấu",
                "500|ProcessEngineException|ENGINE-00000 Something else|Hệ thống gặp lỗi",
                "400|InvalidRequestException|Cannot set query parameter 'sortBy' to value 'x'|không hợp lệ"
            })
    void are_told_in_vietnamese(int status, String type, String message, String words) {
        assertThat(EngineErrors.told(status, type, message, true).words())
                .contains(words)
                .doesNotContain("94a6", "ENGINE", "vptu");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500|TaskAlreadyClaimedException|Task '94a6' is already claimed by someone else.|true|409",
                "500|NullValueException|Cannot find task with id 94a6: task is null|true|404",
                "500|SuspendedEntityInteractionException|ENGINE-03066 Process instance is suspended|true|409",
                "500|OptimisticLockingException|ENGINE-03005 Execution of 'UPDATE' failed|true|409",
                "500|NullPointerException|Cannot invoke x because y is null|false|400",
                "500|NullPointerException|Cannot invoke x because y is null|true|500",
                "500|NullPointerException|Cannot invoke \"org.camunda.bpm.engine.rest.dto.X.y()\"|true|400",
                "500|ProcessEngineException|ENGINE-00000 Something else|true|500",
                "400|InvalidRequestException|Cannot set query parameter 'sortBy' to value 'x'|true|400",
                "403|AuthorizationException|The user with id 'vptu' does not have 'READ' permission|true|403"
            })
    void what_the_sender_did_is_not_called_a_fault_of_ours(
            int status, String type, String message, boolean hasBody, int told) {
        assertThat(EngineErrors.told(status, type, message, hasBody).status()).isEqualTo(told);
    }
}
