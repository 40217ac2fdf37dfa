package vn.diemcau.conference.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.io.ClassPathResource;

/** The example's directory, where the people's committee's and a department are Offices too. */
public final class ThreeOffices {

    private static final String DEPARTMENT = """
            agencies:
              - code: SYT
                kind: OFFICE
                name: Sở Y tế
                parent: TTTU
                leader: {role: Giám đốc Sở Y tế, email: giamdoc@syt.hatinh.example}
                contacts: [{role: Chuyên viên Văn phòng Sở Y tế, email: vanphong@syt.hatinh.example}]

            """;

    private static final String COMMITTEE = """
              - code: VPUBND
                kind: OFFICE
                office:
                  heading: [ỦY BAN NHÂN DÂN TỈNH, VĂN PHÒNG]
                  motto: [CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM, Độc lập - Tự do - Hạnh phúc]
            """;

    private ThreeOffices() {}

    /** A file with it. The first Office in it is not the one that calls first. */
    public static Path directory() {
        try {
            return Files.writeString(
                    Files.createTempFile("danh-ba", ".yaml"),
                    read("directory/hatinh.yaml")
                            .replaceFirst("agencies:\n", DEPARTMENT)
                            .replaceFirst("  - code: VPUBND\n    kind: AGENCY\n", COMMITTEE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plan of a meeting of the committee, for which the agencies work that the example's letter names too. */
    public static String committee() {
        try {
            return read("offices/uy-ban.yaml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String file) throws IOException {
        return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
    }
}
