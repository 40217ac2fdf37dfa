package vn.diemcau;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Letters of other offices as plans, each with a directory of its own, under {@code letters/}. */
public enum Letter {
    SESSION("02-ubnd-tinh-phien-hop-thang", "huyen", "Thông báo"),
    TWO_DAYS("06-tinh-uy-hai-diem-cau-tinh", "tinh-uy", "Công văn"),
    SOCIETY("03-hoi-toan-quoc-hop-truc-tuyen", "hoi", "Công văn"),
    TELEGRAM("04-cong-dien-moi-hop", "chinh-phu", "Công điện"),
    TWO_HUNDRED_SITES("05-tinh-uy-hai-ngay-240-diem-cau", "tuyen-giao", "Công văn"),
    MOVED("07-doi-ngay-va-dia-diem", "hoi-dong-doi", "Thông tri"),
    COMMUNES("08-huong-dan-diem-cau-xa", "xa", "Hướng dẫn"),
    STORM("09-ubnd-hai-cap-hoa-toc", "ubnd", "Giấy mời") {
        @Override
        public String plan() {
            return super.plan().replace("{xã}", communes().collect(Collectors.joining(", ")));
        }

        @Override
        public String directory() {
            return communes()
                    .map(code -> """
                              - code: %1$s
                                kind: UNIT
                                name: Ủy ban nhân dân xã Minh %1$s
                                parent: CTUBND
                                leader: {role: Chủ tịch, email: chutich@%2$s.example}
                                contacts: [{role: Văn phòng, email: vanphong@%2$s.example}]
                            """.formatted(code, code.toLowerCase(Locale.ROOT)))
                    .collect(Collectors.joining("", super.directory(), ""));
        }

        private Stream<String> communes() {
            return IntStream.rangeClosed(1, 69).mapToObj("XA%d"::formatted);
        }
    },
    HOSPITALS("10-so-y-te-hai-ngay-tong-duyet", "so-y-te", "Thông báo"),
    COMPANY("11-giao-ban-tuan-doanh-nghiep", "tong-cong-ty", "Lịch giao ban"),
    FISHERS("12-hiep-hoi-nghe-ca", "nghe-ca", "Thông báo");

    private final String plan;
    private final String directory;
    private final String kind;

    Letter(String plan, String directory, String kind) {
        this.plan = plan;
        this.directory = directory;
        this.kind = kind;
    }

    public String plan() {
        return resource(plan + ".yaml");
    }

    public String directory() {
        return resource(directory + "-danh-ba.yaml");
    }

    /** What the letter is. */
    public String kind() {
        return kind;
    }

    /** What the letter itself says. */
    public String words() {
        return resource(plan + ".txt");
    }

    private static String resource(String name) {
        try (InputStream in = Letter.class.getResourceAsStream("/letters/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
