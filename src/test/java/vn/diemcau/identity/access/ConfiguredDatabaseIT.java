package vn.diemcau.identity.access;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.diemcau.DiemCauApplication;
import vn.diemcau.web.Web;

/**
 * A server that somebody configured: no account that everybody knows, and no start without an administrator. Each start is
 * a process of its own, as an operator sees it; Camunda's web apps do not survive a refused start in the same JVM.
 */
@Tag("story")
class ConfiguredDatabaseIT {

    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern MAILS_WAIT = Pattern.compile(
            "WARN .*Chưa cấu hình máy chủ thư: thư chưa được gửi đi mà chờ .* Hãy đặt SPRING_MAIL_HOST");
    private static final String PASSWORD = "Mot cau that dai 2022";
    private static final String OWN = "con trâu ngồi đọc báo";

    private EmbeddedPostgres server;
    private Process application;

    @BeforeEach
    void anEmptyServer() throws IOException {
        server = EmbeddedPostgres.start();
    }

    @AfterEach
    void stop() throws Exception {
        if (application != null) {
            application.destroy();
            assertThat(application.waitFor(1, MINUTES)).isTrue();
        }
        server.close();
    }

    @Test
    void the_first_administrator_comes_from_the_environment_and_nobody_else_is_made() throws Exception {
        start(Map.of());
        String refusal = outputUntilStarted();
        assertThat(refusal)
                .contains("Cơ sở dữ liệu này chưa có tài khoản quản trị: hãy đặt hai biến môi trường"
                        + " DIEMCAU_ADMIN_USER (tên đăng nhập) và DIEMCAU_ADMIN_PASSWORD (mật khẩu) rồi khởi động lại.")
                .doesNotContain("\tat ")
                .doesNotContain("Tomcat started");
        assertThat(application.waitFor(1, MINUTES)).isTrue();
        assertThat(application.exitValue()).isEqualTo(1);

        start(Map.of("DIEMCAU_ADMIN_USER", "quantri", "DIEMCAU_ADMIN_PASSWORD", PASSWORD));
        Matcher started = STARTED.matcher(outputUntilStarted());
        assertThat(started.find()).isTrue();
        int port = Integer.parseInt(started.group(1));
        assertThat(outputUntil(MAILS_WAIT))
                .contains("Liên kết trong thư trỏ tới http://localhost:" + port
                        + ", chỉ mở được trên chính máy chủ này.");
        Web nobody = Web.nobody(port);
        assertThat(nobody.get("/actuator/health/mail").statusCode()).isEqualTo(503);
        assertThat(nobody.get("/actuator/health/mail").body()).isEqualTo("{\"status\":\"UNDELIVERED\"}");
        for (String health : List.of("", "/liveness", "/readiness")) {
            assertThat(nobody.get("/actuator/health" + health).body()).startsWith("{\"status\":\"UP\"");
        }
        Web first = Web.withPassword(port, "quantri", PASSWORD);
        assertThat(first.get("/engine-rest/user").statusCode()).isEqualTo(403);
        assertThat(first.put("/api/account/password", "{\"current\":\"" + PASSWORD + "\",\"password\":\"" + OWN + "\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(Web.withPassword(port, "quantri", OWN)
                        .get("/engine-rest/user")
                        .body())
                .isEqualTo(
                        "[{\"id\":\"quantri\",\"firstName\":\"Quản trị\",\"lastName\":\"hệ thống\",\"email\":null}]");
        assertThat(Web.withPassword(port, "admin", "diemcau-demo")
                        .get("/engine-rest/user")
                        .statusCode())
                .isEqualTo(401);
    }

    private void start(Map<String, String> environment) throws IOException {
        ProcessBuilder java = new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                DiemCauApplication.class.getName());
        java.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        java.environment().put("SPRING_DATASOURCE_URL", server.getJdbcUrl("postgres", "postgres"));
        java.environment().put("SPRING_DATASOURCE_USERNAME", "postgres");
        java.environment().put("SERVER_PORT", "0");
        java.environment().put("LOGGING_LEVEL_ORG_SPRINGFRAMEWORK_BOOT_WEB_EMBEDDED_TOMCAT", "info");
        java.environment().putAll(environment);
        application = java.redirectErrorStream(true).start();
    }

    private String outputUntilStarted() throws IOException {
        return outputUntil(STARTED);
    }

    private String outputUntil(Pattern last) throws IOException {
        StringBuilder seen = new StringBuilder();
        // The same each time.
        BufferedReader output = application.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            seen.append(line).append('\n');
            if (last.matcher(line).find()) {
                break;
            }
        }
        return seen.toString();
    }
}
