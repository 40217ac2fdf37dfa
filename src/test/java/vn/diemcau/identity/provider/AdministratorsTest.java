package vn.diemcau.identity.provider;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.identity.access.RightsIT;
import vn.diemcau.identity.account.AccountProperties;
import vn.diemcau.identity.account.StartRefused;
import vn.diemcau.platform.database.DatabaseMode;

class AdministratorsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"ngan", "elevenchars", "diemcau-demo", "PassWordPassWord", "aaaaaaaaaaaaaaaa", "xx-QuanTri-2022"
            })
    void a_password_that_others_guess_is_refused(String password) {
        assertThatThrownBy(() -> Administrators.check(new AccountProperties.Admin("quantri", password)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("quá yếu")
                .hasMessageNotContaining(password);
    }

    @ParameterizedTest
    @CsvSource({"'',Mot cau that dai 2022", "quantri,''", "'quan tri',Mot cau that dai 2022", "quảntrị,Mot cau that dai"
    })
    void a_missing_or_impossible_administrator_is_refused(String user, String password) {
        assertThatThrownBy(() -> Administrators.check(new AccountProperties.Admin(user, password)))
                .isInstanceOf(StartRefused.class);
    }

    @Test
    void a_long_password_is_accepted() {
        assertThatCode(() -> Administrators.check(new AccountProperties.Admin("quantri", "Mot cau that dai 2022")))
                .doesNotThrowAnyException();
    }

    @Test
    void on_a_configured_database_no_demo_account_is_made() {
        DemoAccounts withoutEngine = new DemoAccounts(null, null, null, new DatabaseMode(false), null, null, null);
        assertThatCode(() -> withoutEngine.save(RightsIT.DIRECTORY)).doesNotThrowAnyException();
    }
}
