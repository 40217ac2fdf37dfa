package vn.diemcau.identity.provider;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.diemcau.identity.account.StartRefused;

class DatabaseSecretTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://postgres:5432/diemcau, diemcau",
        "jdbc:postgresql://10.0.0.5/diemcau, ''",
        "jdbc:postgresql://localhost.example/diemcau, Postgres",
        "'jdbc:postgresql://localhost:5432,10.0.0.5:5432/diemcau', ''"
    })
    void a_database_that_anybody_on_the_network_can_open_is_refused(String url, String password) {
        assertThatThrownBy(() -> new DatabaseSecret(url, password).check())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("SPRING_DATASOURCE_PASSWORD");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://postgres:5432/diemcau, x8-kd92-qwz",
        "jdbc:postgresql://localhost:5432/postgres?user=x, ''",
        "jdbc:postgresql:///diemcau, ''"
    })
    void another_is_not(String url, String password) {
        assertThatCode(() -> new DatabaseSecret(url, password).check()).doesNotThrowAnyException();
    }
}
