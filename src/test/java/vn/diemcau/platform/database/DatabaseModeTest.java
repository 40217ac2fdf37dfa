package vn.diemcau.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.env.MockEnvironment;

class DatabaseModeTest {

    @Test
    void a_configured_server_is_used_instead_of_the_embedded_database() {
        new ApplicationContextRunner()
                .withUserConfiguration(DatabaseConfiguration.class)
                .withPropertyValues("spring.datasource.url=jdbc:postgresql://db/diemcau")
                .run(context -> {
                    assertThat(context.getBean(DatabaseMode.class).isEmbedded()).isFalse();
                    assertThat(context).doesNotHaveBean(EmbeddedDatabase.class);
                });
    }

    @Test
    void an_embedded_run_answers_this_machine_only() {
        assertThat(afterPostProcessing(new MockEnvironment()).getProperty("server.address"))
                .isEqualTo("127.0.0.1");
    }

    @Test
    void an_address_that_was_set_stays() {
        assertThat(afterPostProcessing(new MockEnvironment().withProperty("server.address", "0.0.0.0"))
                        .getProperty("server.address"))
                .isEqualTo("0.0.0.0");
    }

    @Test
    void a_run_on_a_configured_server_answers_the_network() {
        assertThat(afterPostProcessing(server("jdbc:postgresql://db/diemcau")).getProperty("server.address"))
                .isNull();
    }

    @Test
    void an_unreachable_server_is_named_without_the_password() {
        assertThat(reason("jdbc:postgresql://db:5432/diemcau?user=u&password=secret&ssl=true", "08001"))
                .isEqualTo("Không kết nối được tới máy chủ cơ sở dữ liệu"
                        + " jdbc:postgresql://db:5432/diemcau?user=u&password=***&ssl=true.");
        assertThat(reason("jdbc:postgresql://u:secret@db/diemcau", "08001")).doesNotContain("secret");
    }

    @Test
    void a_refused_password_and_a_missing_database_are_told_apart() {
        assertThat(reason("jdbc:postgresql://db/diemcau", "28P01")).contains("từ chối tên đăng nhập hoặc mật khẩu");
        assertThat(reason("jdbc:postgresql://db/diemcau", "3D000")).contains("không có cơ sở dữ liệu");
    }

    private static String reason(String url, String state) {
        PSQLException refused = new PSQLException("refused", PSQLState.UNKNOWN_STATE) {
            private static final long serialVersionUID = 1L;

            @Override
            public String getSQLState() {
                return state;
            }
        };
        FailureAnalysis analysis = new ServerUnreachableAnalyzer(server(url))
                .analyze(new IllegalStateException(new SQLException("pool", refused)));
        return analysis.getDescription();
    }

    private static MockEnvironment server(String url) {
        return new MockEnvironment().withProperty("spring.datasource.url", url);
    }

    private static MockEnvironment afterPostProcessing(MockEnvironment environment) {
        new LoopbackByDefault().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
