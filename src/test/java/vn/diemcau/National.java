package vn.diemcau;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A conference of the whole country, or of a part of it, as text: a ministry calls, each province registers its own
 * site and those of its communes.
 *
 * @param communes of all provinces
 * @param delegates at all sites
 */
public record National(int provinces, int communes, int delegates) {

    /** The country in two levels. */
    public static final National WHOLE = new National(34, 3321, 139_000);

    public static final National SMALL = new National(3, 12, 500);

    /** The codes of the provinces. */
    public Stream<String> units() {
        return IntStream.rangeClosed(1, provinces).mapToObj("TINH%02d"::formatted);
    }

    public String directory() {
        return """
                province: Việt Nam
                levels: [trung ương, tỉnh, xã]
                agencies:
                  - code: LDBO
                    kind: LEADERSHIP
                    name: Lãnh đạo Bộ
                    leader: {role: Bộ trưởng, email: botruong@ldbo.example}
                    contacts: [{role: Thư ký Bộ trưởng, email: thuky@ldbo.example}]
                  - code: VPBO
                    kind: OFFICE
                    name: Văn phòng Bộ
                    parent: LDBO
                    leader: {role: Chánh Văn phòng, email: chanhvanphong@vpbo.example}
                    contacts: [{role: Phòng Tổng hợp, email: tonghop@vpbo.example}]
                  - code: TTCNTT
                    kind: AGENCY
                    name: Trung tâm Công nghệ thông tin
                    parent: LDBO
                    leader: {role: Giám đốc Trung tâm, email: giamdoc@ttcntt.example}
                    contacts: [{role: Phòng Kỹ thuật, email: kythuat@ttcntt.example}]
                  - code: VIENTHONG
                    kind: AGENCY
                    name: Tập đoàn Viễn thông
                    leader: {role: Tổng Giám đốc, email: tonggiamdoc@vienthong.example}
                    contacts: [{role: Ban Khai thác mạng, email: mang@vienthong.example}]
                """
                + IntStream.rangeClosed(1, provinces).mapToObj(this::province).collect(Collectors.joining());
    }

    private String province(int number) {
        String code = "TINH%02d".formatted(number);
        return """
                  - code: %1$s
                    kind: UNIT
                    name: Ủy ban nhân dân tỉnh Minh Sơn %2$d
                    parent: LDBO
                    leader: {role: Chủ tịch, email: chutich@%3$s.example}
                    contacts: [{role: Văn phòng, email: vanphong@%3$s.example}]
                    localities: {xã: [%4$s]}
                """.formatted(
                code, number, code.toLowerCase(Locale.ROOT), communesOf(number).collect(Collectors.joining(", ")));
    }

    private Stream<String> communesOf(int province) {
        return IntStream.range(0, communes)
                .filter(commune -> commune % provinces == province - 1)
                .mapToObj(commune -> "Bình An %d".formatted(commune + 1));
    }

    public String plan(String id) {
        return """
                id: %s
                title: Hội nghị trực tuyến toàn quốc
                letter: Công văn của Bộ
                host: VPBO
                zone: Asia/Ho_Chi_Minh
                registrationDue: 2026-12-11T16:00
                lineTest: 2026-12-14T14:00
                start: 2026-12-15T08:00
                sites:
                  - {code: TW, name: Hội trường Bộ, place: Hội trường tầng 2, host: VPBO, chair: Bộ trưởng}
                units: [%s]
                participants:
                  - {name: Lãnh đạo Bộ, site: TW}
                  - {name: Lãnh đạo Ủy ban nhân dân các cấp}
                helpLines:
                  - {subject: REGISTRATION, agency: VPBO, role: Phòng Tổng hợp}
                duties:
                  - {code: IssueLetter, agency: VPBO, due: 2026-12-07T17:00, words: Bộ triệu tập Hội nghị}
                  - {code: noi-dung, kind: DOCUMENTS, name: Chuẩn bị tài liệu, agency: VPBO, due: start - 2d,
                     words: Văn phòng Bộ chuẩn bị tài liệu}
                  - {code: nhan-danh-sach, kind: ACKNOWLEDGE, name: Nhận danh sách điểm cầu, agency: VIENTHONG,
                     due: registrationDue + 2h, words: Tập đoàn Viễn thông nhận danh sách điểm cầu}
                  - {code: nhan-tong-hop, kind: ACKNOWLEDGE, list: SUMMARY, name: Nhận tổng hợp, agency: VPBO,
                     due: registrationDue + 2h, words: Văn phòng Bộ tổng hợp}
                  - {code: TestLines, agency: TTCNTT, due: lineTest + 3h, words: chạy thử đường truyền}
                  - {code: RepairLines, agency: VIENTHONG, due: start - 12h, words: khắc phục đường truyền}
                  - {code: DecideReadiness, agency: VPBO, due: start - 10h, words: quyết định mức sẵn sàng}
                  - {code: DecidePostponement, agency: LDBO, due: start - 9h, words: quyết định họp hay dời}
                  - {code: TakeRollCall, agency: VPBO, due: start, words: điểm danh}
                  - {code: CloseConference, agency: VPBO, due: 2026-12-16, words: kết thúc Hội nghị}
                unitDuties:
                  - {code: RegisterSites, due: registrationDue, words: Đăng ký điểm cầu cấp tỉnh và cấp xã}
                  - {code: AmendRegistration, due: lineTest, words: điều chỉnh}
                  - {code: phong-hop, kind: PREPARE_SITE, name: Chuẩn bị điểm cầu, due: lineTest - 1h,
                     words: chuẩn bị điểm cầu}
                """.formatted(id, units().collect(Collectors.joining(", ")));
    }

    /** What the province of this number, from 1, registers: all its communes, and its share of the delegates. */
    public String registration(int province) {
        long own = communesOf(province).count();
        int perCommune = delegates / (communes + provinces);
        // The last province brings what is left over.
        int rest = province == provinces ? delegates - perCommune * (communes + provinces) : 0;
        return """
                {"own": {"place": "Hội trường tỉnh", "chair": "Chủ tịch", "technician": "Cán bộ kỹ thuật",
                  "phone": "0900000000", "delegates": %d, "backupPower": true, "backupLine": true},
                 "noCommuneSites": %b, "sites": [%s]}""".formatted(
                        perCommune + rest,
                        own == 0,
                        communesOf(province)
                                .map(name -> """
                                        {"name": "xã %s", "delegates": %d, "technician": "Cán bộ kỹ thuật",
                                         "phone": "0900000000"}""".formatted(name, perCommune))
                                .collect(Collectors.joining(", ")));
    }
}
