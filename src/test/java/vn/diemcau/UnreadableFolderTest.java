package vn.diemcau;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableFolderTest {

    @TempDir
    Path folder;

    @Test
    void a_start_from_a_folder_whose_letters_the_environment_does_not_have_ends_with_a_sentence() throws Exception {
        assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "can make such a folder");
        Path start = Files.createDirectories(folder.resolve("Tài liệu"));

        assertThat(refused(start, "LC_ALL", "C"))
                .contains("Điểm Cầu không khởi động được.", "Đặt biến môi trường LANG=C.UTF-8")
                .doesNotContain("Exception");
        assertThat(start).isEmptyDirectory();
    }

    @Test
    void a_start_under_a_path_that_is_none_ends_with_a_sentence() throws Exception {
        assertThat(refused(folder, "SERVER_SERVLET_CONTEXT_PATH", "diemcau"))
                .contains("Điểm Cầu không khởi động được.", "Đường dẫn “diemcau”", "/diemcau")
                .doesNotContain("Exception");
    }

    private static String refused(Path start, String setting, String value) throws Exception {
        ProcessBuilder java = new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                DiemCauApplication.class.getName());
        java.environment().put(setting, value);
        Process refused =
                java.directory(start.toFile()).redirectErrorStream(true).start();
        String said = new String(refused.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(refused.waitFor()).isOne();
        return said;
    }
}
