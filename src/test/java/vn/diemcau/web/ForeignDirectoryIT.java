package vn.diemcau.web;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.diemcau.DiemCauApplication;

/** Another province tries the application with a directory of its own, as a process of its own. */
// Nothing interrupts whoever waits for the words of a process that says no more.
@Timeout(value = 3, unit = MINUTES, threadMode = SEPARATE_THREAD)
class ForeignDirectoryIT {

    private static final String DIRECTORY = """
            province: Quảng Trị
            agencies:
              - code: VANPHONG
                kind: OFFICE
                name: Văn phòng Tỉnh ủy Quảng Trị
                leader: {role: Chánh Văn phòng, email: lanhdao@vanphong.example}
                contacts: [{role: Chuyên viên, email: tonghop@vanphong.example}]
              - code: CAMLO
                kind: UNIT
                name: Đảng ủy xã Cam Lộ
                leader: {role: Bí thư, email: bithu@camlo.example}
                contacts: [{role: Văn phòng, email: vanphong@camlo.example}]
            """;

    private static final Pattern READY =
            Pattern.compile("Điểm Cầu đã sẵn sàng: (http://localhost:(\\d+)/)(?s:.*)Quản trị hệ thống");

    private Process application;

    @TempDir
    Path folder;

    @AfterEach
    void stop() throws Exception {
        application.destroy();
        assertThat(application.waitFor(1, MINUTES)).isTrue();
    }

    @Test
    void the_example_is_left_out_with_a_sentence_and_everything_else_is_there() throws Exception {
        Path file = Files.writeString(folder.resolve("danh-ba.yaml"), DIRECTORY);
        ProcessBuilder java = new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                DiemCauApplication.class.getName());
        java.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        java.environment().put("DIEMCAU_DIRECTORY", file.toUri().toString());
        java.environment().put("DIEMCAU_EMBEDDED_TEMPORARY", "true");
        java.environment()
                .put("DIEMCAU_MAIL_OUTBOXFOLDER", folder.resolve("thu").toString());
        java.environment().put("SERVER_PORT", "0");
        java.environment().put("LOGGING_LEVEL_VN_DIEMCAU_IDENTITY", "info");
        application = java.redirectErrorStream(true).start();

        String said = outputUntil(Pattern.compile("Quản trị hệ thống"));
        assertThat(said)
                .contains("Không mở Hội nghị mẫu, vì danh bạ đang dùng không phải danh bạ của Hội nghị mẫu")
                .contains("DIEMCAU_EXAMPLE=false")
                .doesNotContain("\tat ");
        Matcher ready = READY.matcher(said);
        assertThat(ready.find()).as(said).isTrue();
        assertThat(ready.group())
                .contains("camlo ", "Đảng ủy xã Cam Lộ", "vanphong ")
                .doesNotContain("vptu");

        Web office = Web.withPassword(Integer.parseInt(ready.group(2)), "vanphong", "diemcau-demo");
        assertThat(office.get("/api/conferences").body()).isEqualTo("[]");
        assertThat(office.get("/man-hinh").statusCode()).isEqualTo(200);
        assertThat(office.get("/api/wall").body()).contains("ội nghị").doesNotContain("Exception");
        String template = office.get("/api/plan-template").body();
        assertThat(template)
                .startsWith("# LƯU Ý: kế hoạch mẫu dưới đây viết cho một danh bạ khác: ")
                .contains("#   CAMLO: Đảng ủy xã Cam Lộ\n");
        assertThat(office.post("/api/conferences/check", template).body())
                .contains("Không có cơ quan mã “VPTU” trong danh bạ");
    }

    private String outputUntil(Pattern last) throws IOException {
        StringBuilder seen = new StringBuilder();
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
