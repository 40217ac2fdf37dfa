package vn.diemcau.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {

    @ParameterizedTest
    @CsvSource({
        "ngan lam, LONG_ENOUGH",
        "Matkhau@2022!, NOT_COMMON",
        "Mật khẩu 123456, NOT_COMMON",
        "diemcau-demo, NOT_COMMON",
        "DiemCau@HaTinh2022, NOT_COMMON",
        "aaaaaaaaaaaaaaaa, NOT_COMMON",
        "Administrator1!, NOT_COMMON",
        "trời xanh HuongKhe mây trắng, WITHOUT_ACCOUNT"
    })
    void what_is_guessed_first_is_refused(String password, PasswordRule rule) {
        assertThat(PasswordRule.broken(password, "huongkhe")).contains(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"con trâu ngồi đọc báo", "kbxm-7q2t-wz4p-hn6r", "Mot cau that dai 2022", "chín con chim sẻ 🐦"})
    void a_sentence_of_ones_own_will_do(String password) {
        assertThat(PasswordRule.broken(password, "huongkhe")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "nguyen.vana, nguyenvana2026 xanh cây",
        "nguyen.vana, Nguyen-Van.A của biển rộng",
        "an_nguyen@tinh.example, biển rộng annguyen trời cao",
        "an_nguyen@tinh.example, an-nguyen@tinhexample và biển",
        "levanc, trời le.van.c xanh biếc"
    })
    void the_name_of_the_account_is_found_without_its_marks(String account, String password) {
        assertThat(PasswordRule.broken(password, account)).containsExactly(PasswordRule.WITHOUT_ACCOUNT);
        assertThat(PasswordRule.broken("con trâu ngồi đọc báo", account)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {129, 5000})
    void no_password_is_without_end(int length) {
        assertThat(PasswordRule.broken("con trâu".repeat(length).substring(0, length), "huongkhe"))
                .containsExactly(PasswordRule.NOT_TOO_LONG);
    }
}
