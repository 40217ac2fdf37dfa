package vn.diemcau.process.preparation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** The department's letter, where one hospital registers by one date, another by a later one, and a third nothing. */
public final class TwoRegistrations {

    private TwoRegistrations() {}

    public static String plan(String id) {
        try {
            return new ClassPathResource("letters/10-so-y-te-hai-ngay-tong-duyet.yaml")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replace("id: nganh-y-te", "id: " + id)
                    .replace("milestones:\n", """
                                milestones:
                                  - {id: dang-ky-sau, kind: REGISTRATION, name: Hạn đăng ký của tuyến sau, at: 2026-12-12T10:00}
                                """)
                    .replace("unitDuties:\n", """
                                  - {code: nhan, kind: ACKNOWLEDGE, name: Nhận danh sách, agency: CNTT,
                                     due: registrationDue + 1h, words: Trung tâm nhận danh sách}
                                unitDuties:
                                  - {code: RegisterSites, units: [BV2], due: dang-ky-sau, words: tuyến sau trước 10 giờ ngày 12/12/2026}
                                  - {code: AmendRegistration, due: lineTest, words: điều chỉnh}
                                """)
                    .replace("{code: RegisterSites, due:", "{code: RegisterSites, units: [BV1], due:");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
