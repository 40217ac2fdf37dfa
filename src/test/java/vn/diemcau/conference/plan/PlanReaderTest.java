package vn.diemcau.conference.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.Agency.Contact;
import vn.diemcau.conference.directory.Agency.Kind;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;

class PlanReaderTest {

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Instant LONG_BEFORE = Instant.parse("2022-01-10T00:00:00Z");

    private static final String GOOD = """
            id: hop-2022
            title: Hội nghị trực tuyến
            letter: Giấy mời
            host: VPTU
            zone: Asia/Ho_Chi_Minh
            registrationDue: 2022-01-17T16:00
            lineTest: 2022-01-18T15:00
            start: 2022-01-19T07:30
            arriveMinutesBefore: 10
            sites:
              - code: P1
                name: Điểm cầu tỉnh
                place: Phòng họp
                host: VTHT
                chair: Thường trực Tỉnh ủy
            chairs:
              - {unit: LOCHA, chair: Bí thư Huyện ủy}
            participants:
              - name: Đại biểu Trung ương
                site: P1
                invitedBy: [VPTU]
                separateInvitation: true
                obligations: [O5]
              - name: Đại biểu của đơn vị
            units: [LOCHA, DUKHOI]
            duties:
              - code: TestLines
                agency: VTHT
                due: 2022-01-18T17:00
                words: chạy thử đường truyền
                obligations: [O47, O48]
              - code: CloseConference
                agency: DUKHOI
                due: 2022-01-20T16:00
                words: tổng kết
            unitDuties:
              - code: RegisterSites
                due: 2022-01-17T16:00
                words: đăng ký
              - code: AmendRegistration
                due: 2022-01-18T15:00
                words: mở rộng các điểm cầu
            helpLines:
              - subject: LINE_TEST
                agency: VTHT
                role: Cán bộ kỹ thuật
            recipients:
              - agency: VTHT
              - agency: VPTU
                purpose: lưu
            """;

    private final PlanReader reader = new PlanReader(
            List.of(
                    agency("VPTU", Kind.OFFICE, "Văn phòng Tỉnh ủy"),
                    agency("VTHT", Kind.AGENCY, "Viễn thông Hà Tĩnh"),
                    agency("LOCHA", Kind.UNIT, "Huyện ủy Lộc Hà"),
                    agency("DUKHOI", Kind.UNIT, "Đảng ủy Khối")),
            Map.of("TestLines", "Thử đường truyền", "CloseConference", "Kết thúc"),
            Map.of("RegisterSites", "Đăng ký", "AmendRegistration", "Điều chỉnh"));

    @Test
    void a_good_plan_is_read_as_it_is_written() {
        Plan plan = reader.read(GOOD, LONG_BEFORE);

        assertThat(plan)
                .isEqualTo(new Plan(
                        "hop-2022",
                        "Hội nghị trực tuyến",
                        "Giấy mời",
                        "Giấy mời",
                        "",
                        "VPTU",
                        VIETNAM,
                        at(19, 7, 30),
                        10,
                        at(18, 15, 0),
                        at(17, 16, 0),
                        List.of(),
                        List.of(new Plan.Site("P1", "Điểm cầu tỉnh", "Phòng họp", "VTHT", "Thường trực Tỉnh ủy")),
                        List.of(new Plan.Chair("LOCHA", "Bí thư Huyện ủy")),
                        List.of(
                                new Plan.Participants(
                                        "Đại biểu Trung ương", "P1", List.of("VPTU"), true, List.of("O5")),
                                new Plan.Participants("Đại biểu của đơn vị", null, List.of(), false, List.of())),
                        List.of("LOCHA", "DUKHOI"),
                        List.of(
                                duty(
                                        "TestLines",
                                        DutyKind.TEST,
                                        "Thử đường truyền",
                                        "VTHT",
                                        at(18, 17, 0),
                                        "chạy thử đường truyền",
                                        "O47",
                                        "O48"),
                                duty(
                                        "CloseConference",
                                        DutyKind.CLOSE,
                                        "Kết thúc",
                                        "DUKHOI",
                                        at(20, 16, 0),
                                        "tổng kết"),
                                duty("RegisterSites", DutyKind.REGISTER, "Đăng ký", null, at(17, 16, 0), "đăng ký"),
                                duty(
                                        "AmendRegistration",
                                        DutyKind.AMEND,
                                        "Điều chỉnh",
                                        null,
                                        at(18, 15, 0),
                                        "mở rộng các điểm cầu")),
                        List.of(new Plan.HelpLine("LINE_TEST", "VTHT", "Cán bộ kỹ thuật")),
                        List.of(new Plan.Recipient("VTHT", ""), new Plan.Recipient("VPTU", "lưu")),
                        GOOD));
    }

    @Test
    void hours_of_another_zone_are_hours_of_that_zone() {
        Plan plan = reader.read(GOOD.replace("Asia/Ho_Chi_Minh", "Asia/Tokyo"), LONG_BEFORE);

        assertThat(plan.start().toInstant()).isEqualTo("2022-01-18T22:30:00Z");
    }

    static Stream<Arguments> mistakes() {
        String unknown = "Không có cơ quan mã %s trong danh bạ.";
        return Stream.of(
                mistake("title: Hội nghị trực tuyến\n", "", "dòng 1, title: Còn thiếu mục này."),
                mistake("letter: Giấy mời\n", "letter:\n", "dòng 3, letter: Còn thiếu mục này."),
                mistake("title: Hội nghị trực tuyến", "title: " + "x".repeat(301), "dòng 2, title: Dài quá 300 ký tự."),
                mistake(
                        "id: hop-2022",
                        "id: họp 2022",
                        "dòng 1, id: Mã hội nghị chỉ gồm chữ cái không dấu, chữ số và dấu gạch nối giữa chúng."),
                mistake(
                        "id: hop-2022",
                        "id: hop-2022-",
                        "dòng 1, id: Mã hội nghị chỉ gồm chữ cái không dấu, chữ số và dấu gạch nối giữa chúng."),
                mistake("id: hop-2022", "id: " + "x".repeat(61), "dòng 1, id: Dài quá 60 ký tự."),
                mistake("host: VPTU", "host: VPTW", "dòng 4, host: " + unknown.formatted("“VPTW”")),
                mistake(
                        "host: VPTU",
                        "host: Văn phòng Tỉnh ủy",
                        "dòng 4, host: Không có cơ quan mã “Văn phòng Tỉnh ủy” trong danh bạ; hãy ghi mã VPTU."),
                mistake(
                        "host: VPTU",
                        "host: LOCHA",
                        "dòng 4, host: LOCHA không phải là Văn phòng trong danh bạ; hãy ghi VPTU (Văn phòng Tỉnh ủy)."),
                mistake(
                        "zone: Asia/Ho_Chi_Minh",
                        "zone: Asia/Hanoi",
                        "dòng 5, zone: Không có múi giờ “Asia/Hanoi”; hãy ghi như Asia/Ho_Chi_Minh."),
                mistake(
                        "zone: Asia/Ho_Chi_Minh",
                        "zone: +07:00",
                        "dòng 5, zone: Không có múi giờ “+07:00”; hãy ghi như Asia/Ho_Chi_Minh."),
                mistake(
                        "start: 2022-01-19T07:30",
                        "start: 2022-01-19T07:30+09:00",
                        "dòng 8, start: +09:00 không phải là giờ của múi giờ Asia/Ho_Chi_Minh (+07:00)."),
                mistake(
                        "start: 2022-01-19T07:30",
                        "start: 07:30 19/01/2022",
                        "dòng 8, start: “07:30 19/01/2022” không phải là ngày giờ; hãy ghi như 2022-01-17T16:00."),
                mistake(
                        "lineTest: 2022-01-18T15:00",
                        "lineTest: hôm nào đó",
                        "dòng 7, lineTest: “hôm nào đó” không phải là ngày giờ; hãy ghi như 2022-01-17T16:00."),
                mistake(
                        "lineTest: 2022-01-18T15:00",
                        "lineTest: 2022-01-17T15:00",
                        "dòng 7, lineTest: Giờ chạy thử đường truyền (15:00 17/01) phải sau hạn đăng ký (16:00 17/01)."),
                mistake(
                        "start: 2022-01-19T07:30",
                        "start: 2022-01-18T15:00",
                        "dòng 8, start: Giờ khai mạc (15:00 18/01) phải sau giờ chạy thử đường truyền (15:00 18/01)."),
                mistake(
                        "arriveMinutesBefore: 10",
                        "arriveMinutesBefore: 121",
                        "dòng 9, arriveMinutesBefore: “121” không phải là số nguyên từ 0 đến 120."),
                mistake(
                        "code: P1",
                        "code: P 1",
                        "dòng 11, sites[0].code: Mã chỉ gồm chữ cái không dấu và chữ số, nhiều nhất 20 ký tự.",
                        "dòng 20, participants[0].site: Không có điểm cầu mã “P1” trong danh sách điểm cầu."),
                mistake("host: VTHT", "host: VTTT", "dòng 14, sites[0].host: " + unknown.formatted("“VTTT”")),
                mistake(
                        "chairs:\n",
                        "  - {code: P1, name: n, place: p, host: VTHT, chair: c}\nchairs:\n",
                        "dòng 16, sites[1].code: “P1” ghi hai lần."),
                mistake(
                        "chairs:\n",
                        "  - {code: P2, name: ĐIỂM CẦU TỈNH, place: p, host: VTHT, chair: c}\nchairs:\n",
                        "dòng 16, sites[1].name: Tên điểm cầu này ghi hai lần."),
                mistake("{unit: LOCHA", "{unit: LOC", "dòng 17, chairs[0].unit: " + unknown.formatted("“LOC”")),
                mistake(
                        "units: [LOCHA, DUKHOI]",
                        "units: [DUKHOI]",
                        "dòng 17, chairs[0].unit: LOCHA không có trong danh sách đơn vị."),
                mistake(
                        "site: P1",
                        "site: P2",
                        "dòng 20, participants[0].site: Không có điểm cầu mã “P2” trong danh sách điểm cầu."),
                mistake(
                        "invitedBy: [VPTU]",
                        "invitedBy: [VPTU, BTC]",
                        "dòng 21, participants[0].invitedBy[1]: " + unknown.formatted("“BTC”")),
                mistake(
                        "    invitedBy: [VPTU]\n",
                        "",
                        "dòng 19, participants[0].invitedBy: Có giấy mời riêng thì phải ghi cơ quan gửi giấy mời."),
                mistake(
                        "[O5]",
                        "[O5, 36]",
                        "dòng 23, participants[0].obligations[1]: “36” không phải là số hiệu như O36."),
                mistake(
                        "units: [LOCHA, DUKHOI]",
                        "units: [LOCHA, VTHT]",
                        "dòng 25, units[1]: VTHT không phải là đơn vị trong danh bạ."),
                mistake(
                        "units: [LOCHA, DUKHOI]",
                        "units: [LOCHA, XAKHAC]",
                        "dòng 25, units[1]: " + unknown.formatted("“XAKHAC”")),
                mistake(
                        "units: [LOCHA, DUKHOI]",
                        "units: [LOCHA, DUKHOI, LOCHA]",
                        "dòng 25, units[2]: “LOCHA” ghi hai lần."),
                mistake(
                        "units: [LOCHA, DUKHOI]",
                        "units: []",
                        "dòng 17, chairs[0].unit: LOCHA không có trong danh sách đơn vị.",
                        "dòng 25, units: Phải có ít nhất một đơn vị."),
                mistake(
                        "agency: VTHT\n    due",
                        "agency: VTTT\n    due",
                        "dòng 28, duties[0].agency: " + unknown.formatted("“VTTT”")),
                mistake("    agency: DUKHOI\n", "", "dòng 32, duties[1].agency: Còn thiếu mục này."),
                mistake(
                        "due: 2022-01-18T17:00",
                        "due: 2022-01-19T08:00",
                        "dòng 29, duties[0].due: Hạn 08:00 19/01 sau giờ khai mạc (07:30 19/01)."),
                mistake(
                        "due: 2022-01-18T17:00",
                        "due: 2022-01-09T17:00",
                        "dòng 29, duties[0].due: 17 giờ 00, Chủ nhật ngày 09/01/2022 đã qua."),
                mistake(
                        "code: CloseConference",
                        "code: TestLines",
                        "dòng 26, duties: Còn thiếu nhiệm vụ “Kết thúc”.",
                        "dòng 32, duties[1].code: “TestLines” ghi hai lần.",
                        "dòng 34, duties[1].due: Hạn 16:00 20/01 sau giờ khai mạc (07:30 19/01)."),
                mistake(
                        "code: TestLines",
                        "code: TestLine",
                        "dòng 26, duties: Còn thiếu nhiệm vụ “Thử đường truyền”.",
                        "dòng 27, duties[0].name: Còn thiếu mục này."),
                mistake(
                        "unitDuties:\n",
                        "  - {code: RegisterSites, agency: VTHT, due: 2022-01-17T16:00, words: w}\nunitDuties:\n",
                        "dòng 36, duties[2].code: Nhiệm vụ “Đăng ký” phải ghi trong danh sách việc của đơn vị."),
                mistake("words: tổng kết", "words: ' '", "dòng 35, duties[1].words: Không được để trống."),
                mistake(
                        "words: tổng kết",
                        "words: " + "x".repeat(4001),
                        "dòng 35, duties[1].words: Dài quá 4000 ký tự."),
                mistake(
                        "due: 2022-01-17T16:00\n",
                        "due: 2022-01-17T17:00\n",
                        "dòng 38, unitDuties[0].due: Hạn phải trùng với hạn đăng ký: 16:00 17/01."),
                mistake(
                        "    words: đăng ký\n",
                        "    words: đăng ký\n    agency: LOCHA\n",
                        "dòng 40, unitDuties[0].agency: Không có mục tên này; các mục ở đây là: code, kind, name, due, opens,"
                                + " after, words, ticks, units, proof, obligations."),
                mistake(
                        "subject: LINE_TEST",
                        "subject: PHONE",
                        "dòng 44, helpLines[0].subject: “PHONE” phải là một trong: REGISTRATION, LINE_TEST."),
                mistake(
                        "role: Cán bộ kỹ thuật",
                        "role: Bảo vệ",
                        "dòng 46, helpLines[0].role: Danh bạ của VTHT không có chức danh “Bảo vệ”."),
                mistake(
                        "  - agency: VPTU\n    purpose: lưu",
                        "  - agency: VTHT\n    purpose: lưu",
                        "dòng 49, recipients[1].agency: “VTHT” ghi hai lần."),
                mistake(
                        "letter: Giấy mời",
                        "letter: Giấy mời\nleter: Giấy mời",
                        "dòng 4, leter: Không có mục tên này; các mục ở đây là: zone, registrationDue, lineTest, start, milestones, id, title,"
                                + " letter, letterKind, notice, host, arriveMinutesBefore, sites, units, chairs, participants, duties, unitDuties,"
                                + " helpLines, recipients."));
    }

    private static Arguments mistake(String good, String bad, String... problems) {
        assertThat(GOOD).containsOnlyOnce(good);
        return arguments(GOOD.replace(good, bad), List.of(problems));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("mistakes")
    void a_mistake_is_refused_with_its_place(String text, List<String> problems) {
        assertThat(problems(text, LONG_BEFORE)).isEqualTo(problems);
    }

    @Test
    void only_what_is_done_at_or_after_the_conference_may_be_due_after_its_start() {
        Set<String> allowed =
                Set.of("TakeRollCall", "RunAwards", "CoverByNewspaper", "CoverByBroadcast", "CloseConference");

        for (String code : Stream.concat(allowed.stream(), Stream.of("DecideReadiness", "CoverConference"))
                .toList()) {
            PlanReader asked = new PlanReader(
                    List.of(
                            agency("VPTU", Kind.OFFICE, "Văn phòng"),
                            agency("VTHT", Kind.AGENCY, "Viễn thông"),
                            agency("LOCHA", Kind.UNIT, "Lộc Hà"),
                            agency("DUKHOI", Kind.UNIT, "Khối")),
                    Map.of("TestLines", "Thử", code, "Việc"),
                    Map.of("RegisterSites", "Đăng ký", "AmendRegistration", "Điều chỉnh"));
            String text = GOOD.replace("code: CloseConference", "code: " + code);

            if (allowed.contains(code)) {
                assertThat(asked.read(text, LONG_BEFORE).duties()).hasSize(4);
            } else {
                assertThat(problems(asked, text, LONG_BEFORE))
                        .containsExactly("dòng 34, duties[1].due: Hạn 16:00 20/01 sau giờ khai mạc (07:30 19/01).");
            }
        }
    }

    @Test
    void a_letter_without_line_test_and_registration_is_a_plan() {
        Plan plan = reader.read("""
                id: hop
                title: Họp
                letter: Giấy mời
                host: VPTU
                zone: Asia/Ho_Chi_Minh
                start: 2022-01-19T07:30
                duties:
                  - {code: CloseConference, agency: VPTU, due: 2022-01-20, words: tổng kết}
                """, LONG_BEFORE);

        assertThat(plan.lineTest()).isNull();
        assertThat(plan.registrationDue()).isNull();
        assertThat(plan.arriveMinutesBefore()).isEqualTo(10);
        assertThat(plan.duties())
                .singleElement()
                .satisfies(duty -> assertThat(duty.due()).isEqualTo(at(20, 17, 0)));
    }

    @ParameterizedTest
    @CsvSource({
        "Giấy mời họp của Ban Thường vụ, , Giấy mời",
        "công điện số 15/CĐ-VPCP, , Công điện",
        "Thông báo, , Thông báo",
        "Lịch giao ban tuần, , Lịch giao ban",
        "Kế hoạchsố 3, , Văn bản",
        "Quy chế phối hợp, , Văn bản",
        "Giấy mời số 3, thư triệu tập, Thư triệu tập"
    })
    void a_letter_is_called_what_its_reference_begins_with_or_the_plan_says(
            String letter, String written, String kind) {
        String plan = GOOD.replace(
                "letter: Giấy mời", "letter: " + letter + (written == null ? "" : "\nletterKind: " + written));

        assertThat(reader.read(plan, LONG_BEFORE).letterKind()).isEqualTo(kind);
    }

    @Test
    void a_drawn_name_speaks_of_the_letter_by_its_kind() {
        PlanReader asked = new PlanReader(
                List.of(agency("VPTU", Kind.OFFICE, "Văn phòng")),
                Map.of("IssueLetter", "Phát hành Giấy mời", "InviteAwardees", "Gửi giấy mời"),
                Map.of());

        Plan plan = asked.read("""
                id: hop
                title: Họp
                letter: Công điện số 3
                host: VPTU
                zone: Asia/Ho_Chi_Minh
                start: 2022-01-19T07:30
                duties:
                  - {code: IssueLetter, agency: VPTU, due: 2022-01-18, words: công điện}
                  - {code: InviteAwardees, agency: VPTU, due: 2022-01-18, words: mời}
                """, LONG_BEFORE);

        assertThat(plan.duties()).extracting(Plan.Duty::name).containsExactly("Phát hành Công điện", "Gửi giấy mời");
    }

    @Test
    void a_duty_of_the_letters_own_says_its_name_kind_order_ticks_and_proof() {
        Plan plan = reader.read(with("""
                  - code: bao-cao
                    name: Chuẩn bị báo cáo
                    kind: REPORT
                    agency: VTHT
                    due: lineTest - 60m
                    words: chuẩn bị báo cáo
                  - code: tong-hop
                    name: Tổng hợp
                    agency: VPTU
                    due: start-1d
                    after: [bao-cao]
                    words: tổng hợp báo cáo
                    ticks: [Đã đủ số liệu, Đã trình ký]
                    proof: SCAN
                """), LONG_BEFORE);

        assertThat(plan.duties().subList(2, 4))
                .containsExactly(
                        new Plan.Duty(
                                "bao-cao",
                                DutyKind.REPORT,
                                "Chuẩn bị báo cáo",
                                "VTHT",
                                List.of(),
                                null,
                                at(18, 14, 0),
                                "lineTest",
                                List.of(),
                                "chuẩn bị báo cáo",
                                List.of(),
                                Plan.Proof.NONE,
                                null,
                                List.of()),
                        new Plan.Duty(
                                "tong-hop",
                                DutyKind.GENERAL,
                                "Tổng hợp",
                                "VPTU",
                                List.of(),
                                null,
                                at(18, 7, 30),
                                "start",
                                List.of("bao-cao"),
                                "tổng hợp báo cáo",
                                List.of("Đã đủ số liệu", "Đã trình ký"),
                                Plan.Proof.SCAN,
                                null,
                                List.of()));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "after: [khong-co]|duties[2].after: Không có nhiệm vụ “khong-co” trong danh sách này.",
                "after: [viec-rieng]|duties[2].after: Các nhiệm vụ chờ nhau thành vòng.",
                "after: [TestLines]|duties[2].after: Không thể chờ nhiệm vụ “Thử đường truyền” của quy trình.",
                "due: giaoban-1h|duties[2].due: “giaoban-1h” không phải là ngày giờ và không tính từ mốc nào của kế hoạch;"
                        + " hãy ghi như 2022-01-17T16:00.",
                "due: 2022-02-30|duties[2].due: Không có ngày “2022-02-30”.",
                "due: start+1h|duties[2].due: Hạn 08:30 19/01 sau giờ khai mạc (07:30 19/01).",
                "due: start-300d|duties[2].due: 07 giờ 30, thứ Năm ngày 25/03/2021 đã qua.",
                "proof: ANH|duties[2].proof: “ANH” phải là một trong: NONE, PHOTO, SCAN.",
                "code: viec-1|duties[2].code: Mã nhiệm vụ gồm chữ cái không dấu, chữ số và dấu gạch nối;"
                        + " mỗi phần bắt đầu bằng chữ cái."
            })
    void a_mistake_in_a_duty_of_the_letters_own_is_refused_with_its_place(String entry, String problem) {
        String key = entry.substring(0, entry.indexOf(':'));
        String own = """
                  - code: viec-rieng
                    name: Việc riêng
                    agency: VTHT
                    due: 2022-01-18T10:00
                    words: làm việc riêng
                """;
        String wrong = own.contains(key + ":")
                ? own.replaceFirst(key + ": .*", entry.replace("$", "\\$"))
                : own + "    " + entry + "\n";

        assertThat(problems(with(wrong), Instant.parse("2022-01-01T00:00:00Z")))
                .singleElement()
                .asString()
                .endsWith(problem);
    }

    @Test
    void dates_of_another_year_are_told_with_their_years() {
        assertThat(problems(with("").replace("start: 2022-01-19T07:30", "start: 2020-12-15T08:00"), Instant.MIN))
                .contains("dòng 8, start: Giờ khai mạc (08:00 15/12/2020) phải sau giờ chạy thử đường truyền"
                        + " (15:00 18/01/2022).");
        assertThat(problems(
                        with("").replace("start: 2022-01-19T07:30", "start: 2022-01-18T08:00"),
                        Instant.parse("2021-12-30T00:00:00Z")))
                .contains("dòng 8, start: Giờ khai mạc (08:00 18/01/2022) phải sau giờ chạy thử đường truyền"
                        + " (15:00 18/01/2022).");
    }

    @Test
    void any_agency_may_receive_a_list_of_sites() {
        Plan plan = reader.read(with("""
                  - {code: y-te, name: Nhận danh sách, kind: ACKNOWLEDGE, agency: VTHT, due: registrationDue + 1h, words: w}
                  - {code: dien, name: Nhận địa điểm, kind: ACKNOWLEDGE, list: PLACES, agency: VTHT, due: lineTest, words: w}
                """), LONG_BEFORE);

        assertThat(plan.duties())
                .filteredOn(duty -> duty.kind() == DutyKind.ACKNOWLEDGE)
                .extracting(Plan.Duty::code, Plan.Duty::list)
                .containsExactly(tuple("y-te", ReceivedList.SITES), tuple("dien", ReceivedList.PLACES));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "list: DELEGATES|list: “DELEGATES” phải là một trong: SITES, PLACES, SUMMARY.",
                "ticks: [Đủ]|ticks: Việc xác nhận danh sách có biểu mẫu riêng, không ghi thêm ý xác nhận.",
                "proof: SCAN|proof: Việc xác nhận danh sách có biểu mẫu riêng, không kèm tệp minh chứng.",
                "after: [TestLines]|after: Việc xác nhận danh sách mở khi danh sách được gửi, không chờ việc khác.",
                "due: 2022-01-17T16:00|due: Hạn xác nhận danh sách phải sau hạn đăng ký (16:00 17/01)."
            })
    void what_a_receiver_cannot_ask_is_refused_with_its_place(String entry, String problem) {
        String own = "  - {code: nhan, name: Nhận, kind: ACKNOWLEDGE, agency: VTHT, due: lineTest, words: w}\n";
        String wrong = entry.startsWith("due")
                ? own.replace("due: lineTest", entry)
                : own.replace("words: w", "words: w, " + entry);

        assertThat(problems(with(wrong), LONG_BEFORE))
                .anySatisfy(found -> assertThat(found).endsWith("duties[2]." + problem));
    }

    @Test
    void a_list_is_received_by_agencies_where_there_is_a_registration_and_nobody_waits_for_it() {
        String nhan = "  - {code: nhan, name: N, kind: ACKNOWLEDGE, agency: VTHT, due: lineTest, words: w}\n";

        assertThat(problems(
                        with("  - {code: viec, name: V, list: SITES, agency: VTHT, due: lineTest, words: w}\n"),
                        LONG_BEFORE))
                .singleElement()
                .asString()
                .endsWith("duties[2].list: Chỉ ghi cho việc xác nhận danh sách.");
        assertThat(problems(
                        with(nhan
                                + "  - {code: viec, name: V, after: [nhan], agency: VTHT, due: lineTest, words: w}\n"),
                        LONG_BEFORE))
                .singleElement()
                .asString()
                .endsWith(
                        "duties[3].after: Không thể chờ việc xác nhận danh sách: mỗi lần danh sách đổi lại xác nhận lại.");
        assertThat(problems(with(nhan).replace("registrationDue: 2022-01-17T16:00\n", ""), LONG_BEFORE))
                .anySatisfy(found ->
                        assertThat(found).endsWith("kind: Có việc xác nhận danh sách thì phải ghi hạn đăng ký."));
        assertThat(problems(
                        GOOD.replace("unitDuties:\n", "unitDuties:\n" + nhan.replace("agency: VTHT, ", "")),
                        LONG_BEFORE))
                .anySatisfy(found -> assertThat(found).contains("unitDuties[0].kind: “ACKNOWLEDGE” phải là một trong"));
    }

    @Test
    void a_kind_that_has_a_drawn_place_is_no_kind_for_another_duty() {
        assertThat(problems(
                        with("  - {code: thu, name: Thử, kind: DECIDE, agency: VTHT, due: lineTest, words: w}\n"),
                        LONG_BEFORE))
                .singleElement()
                .asString()
                .contains("“DECIDE” phải là một trong:")
                .contains("REPORT (Báo cáo)")
                .doesNotContain("DECIDE (");
    }

    private static final String TWO_TESTS = with("""
                      - {code: thu-hai, kind: TEST, name: Thử lần hai, agency: VTHT, units: [LOCHA], opens: lan-hai, due: lan-hai + 1h, words: w}
                      - {code: sua-hai, kind: REPAIR, name: Sửa lần hai, agency: VTHT, after: [thu-hai], due: lan-hai + 2h, words: w}
                    """).replaceFirst("unitDuties:\n", """
                    milestones:
                      - {id: lan-hai, kind: LINE_TEST, name: Chạy thử lần hai, at: 2022-01-18T17:00}
                    unitDuties:
                    """);

    @Test
    void a_further_line_test_has_its_hour_its_sites_and_its_repair() {
        assertThat(reader.read(TWO_TESTS, LONG_BEFORE).duties())
                .filteredOn(duty -> duty.code().endsWith("-hai"))
                .extracting(Plan.Duty::kind, Plan.Duty::units, Plan.Duty::after)
                .containsExactly(
                        tuple(DutyKind.TEST, List.of("LOCHA"), List.of()),
                        tuple(DutyKind.REPAIR, List.of(), List.of("thu-hai")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "at: 2022-01-18T17:00 | at: 2022-01-18T14:00 | milestones[0].at: Lần chạy thử này phải sau lần chạy thử đầu tiên (15:00 18/01).",
                "opens: lan-hai | opens: lineTest | milestones[0].at: Lần chạy thử này chưa có việc chạy thử nào mở vào lúc đó.",
                "opens: lan-hai | opens: lineTest | opens: Việc chạy thử mở theo một mốc chạy thử, ghi mã của mốc.",
                "after: [thu-hai] | after: [] | code: Còn thiếu việc khắc phục chờ việc chạy thử này.",
                "after: [thu-hai] | after: [] | after: Việc khắc phục ghi đúng một việc chạy thử mà nó khắc phục, là việc kế hoạch tự đặt mã.",
                "units: [LOCHA], opens | units: [VTHT], opens | units: VTHT không có trong danh sách đơn vị của Hội nghị.",
                "kind: REPAIR | kind: GENERAL | after: Chỉ việc khắc phục chờ việc chạy thử của riêng nó."
            })
    void a_mistake_in_a_line_test_is_refused_with_its_place(String good, String bad, String problem) {
        assertThat(problems(TWO_TESTS.replaceFirst(Pattern.quote(good), bad), LONG_BEFORE))
                .anySatisfy(found -> assertThat(found).endsWith(problem));
    }

    @Test
    void a_line_test_of_units_that_register_nothing_is_refused() {
        String onlyTheOther = TWO_TESTS.replace("code: RegisterSites\n", "code: RegisterSites\n    units: [DUKHOI]\n");

        assertThat(problems(onlyTheOther, LONG_BEFORE))
                .singleElement()
                .asString()
                .endsWith(
                        "duties[2].units: Không có điểm cầu để chạy thử, vì đơn vị được chạy thử không đăng ký điểm cầu:"
                                + " LOCHA.");
        String bothTested = onlyTheOther.replace("units: [LOCHA]", "units: [LOCHA, DUKHOI]");
        assertThat(reader.read(bothTested, LONG_BEFORE).duties()).isNotEmpty();
        assertThat(reader.read(onlyTheOther, Instant.MIN).duties())
                .as("such a plan of an earlier release can still be corrected")
                .isNotEmpty();
    }

    @Test
    void a_duty_with_a_form_of_its_own_takes_no_ticks() {
        assertThat(problems(GOOD.replace("words: tổng kết", "words: tổng kết\n    ticks: [Xong]"), LONG_BEFORE))
                .containsExactly(
                        "dòng 36, duties[1].ticks: Nhiệm vụ này có biểu mẫu riêng, không ghi thêm ý xác nhận.");
    }

    @Test
    void what_the_process_opens_by_itself_is_no_duty_of_a_plan() {
        assertThat(problems(
                        with("  - {code: ExtraDuty, name: Thêm, agency: VTHT, due: lineTest, words: w}\n"),
                        LONG_BEFORE))
                .containsExactly("dòng 36, duties[2].code: Quy trình tự mở nhiệm vụ này khi cần, không ghi trong"
                        + " kế hoạch.");
    }

    @Test
    void a_step_without_its_date_is_refused() {
        assertThat(problems(GOOD.replace("lineTest: 2022-01-18T15:00\n", ""), LONG_BEFORE))
                .contains("dòng 26, duties[0].code: Có nhiệm vụ này thì phải ghi giờ chạy thử đường truyền.");
    }

    private static String with(String duties) {
        return GOOD.replace("unitDuties:\n", duties + "unitDuties:\n");
    }

    private static Plan.Duty duty(
            String code,
            DutyKind kind,
            String name,
            String agency,
            ZonedDateTime due,
            String words,
            String... obligations) {
        return new Plan.Duty(
                code,
                kind,
                name,
                agency,
                agency == null ? List.of("LOCHA", "DUKHOI") : List.of(),
                null,
                due,
                null,
                List.of(),
                words,
                List.of(),
                Plan.Proof.NONE,
                null,
                List.of(obligations));
    }

    private static final String MILESTONES = """
            milestones:
              - {id: ngay-2, kind: SESSION, name: Ngày thứ hai, at: 2022-01-20T07:30}
              - {id: tong-duyet, kind: REHEARSAL, name: Tổng duyệt, at: start - 1h}
            duties:
              - {code: diem-danh-hai, kind: ROLL_CALL, name: Điểm danh, agency: VTHT, opens: ngay-2 - 10m, due: ngay-2 + 1h,
                 words: điểm danh}
            """;

    @Test
    void a_plan_may_have_more_sessions_and_a_rehearsal_from_which_duties_tell_their_times() {
        Plan plan = reader.read(GOOD.replaceFirst("duties:\n", MILESTONES), LONG_BEFORE);

        assertThat(plan.milestones())
                .containsExactly(
                        new Milestone("tong-duyet", Milestone.Kind.REHEARSAL, "Tổng duyệt", at(19, 6, 30)),
                        new Milestone("ngay-2", Milestone.Kind.SESSION, "Ngày thứ hai", at(20, 7, 30)));
        Plan.Duty roll = plan.duties().get(0);
        assertThat(roll.kind()).isEqualTo(DutyKind.ROLL_CALL);
        assertThat(roll.opens()).isEqualTo(new Plan.Opening("ngay-2", "Trước ngày thứ hai", at(20, 7, 20)));
        assertThat(roll.due()).isEqualTo(at(20, 8, 30));
        assertThat(roll.dueFrom()).isEqualTo("ngay-2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: ngay-2|id: start|milestones[0].id: Mã mốc “start” đã dùng.",
                "id: ngay-2|id: ngay-2h|milestones[0].id: Mã mốc gồm chữ cái không dấu, chữ số và dấu gạch nối, bắt đầu bằng"
                        + " chữ cái, không kết thúc như -60m.",
                "at: 2022-01-20T07:30|at: start|milestones[0].at: Phiên họp sau phải sau giờ khai mạc (07:30 19/01).",
                "at: start - 1h|at: start + 1h|milestones[1].at: Tổng duyệt phải trước giờ khai mạc (07:30 19/01).",
                "opens: ngay-2 - 10m|opens: ngay-2 + 1h|duties[0].opens: Giờ mở việc (08:30 20/01) phải trước hạn (08:30 20/01).",
                "opens: ngay-2 - 10m, |''|duties[0].opens: Điểm danh phải ghi giờ mở việc, như 10 phút trước giờ khai mạc.",
                "kind: ROLL_CALL|kind: REPORT|''"
            })
    void a_mistake_in_a_milestone_is_refused_with_its_place(String good, String bad, String problem) {
        String text = GOOD.replaceFirst("duties:\n", MILESTONES.replace(good, bad));
        if (problem.isEmpty()) {
            assertThat(reader.read(text, LONG_BEFORE).duties()).hasSize(5);
        } else {
            assertThat(problems(text, LONG_BEFORE))
                    .anySatisfy(line -> assertThat(line).endsWith(problem));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at: 2022-01-18T17:00|at: 2022-01-09T17:00|milestones[0].at: 17 giờ 00, Chủ nhật ngày 09/01/2022 đã qua.",
                "at: 2022-01-18T17:00|at: 2022-01-18T14:00|milestones[0].at: Lần chạy thử này phải sau lần chạy thử đầu tiên"
                        + " (15:00 18/01).",
                "at: 2022-01-18T17:00|at: 17 giờ|milestones[0].at: “17 giờ” không phải là ngày giờ; hãy ghi như"
                        + " 2022-01-17T16:00.",
                "kind: LINE_TEST|kind: CHAY_THU|milestones[0].kind: “CHAY_THU” phải là một trong: SESSION, REHEARSAL,"
                        + " REGISTRATION, LINE_TEST, OTHER.",
                "name: Chạy thử lần hai, |''|milestones[0].name: Còn thiếu mục này.",
                "start: 2022-01-19T07:30|start: 2022-01-08T07:30|start: 07 giờ 30, thứ Bảy ngày 08/01/2022 đã qua.",
                "start: 2022-01-19T07:30|start: 2022-01-17T17:30|start: Giờ khai mạc (17:30 17/01) phải sau giờ chạy thử"
                        + " đường truyền (15:00 18/01).",
                "lineTest: 2022-01-18T15:00|lineTest: 2022-01-17T15:00|lineTest: Giờ chạy thử đường truyền (15:00 17/01) phải"
                        + " sau hạn đăng ký (16:00 17/01)."
            })
    void of_a_wrong_date_nothing_else_is_said_than_what_is_wrong_with_it(String good, String bad, String problem) {
        String text = GOOD.replaceFirst("duties:\n", """
                milestones:
                  - {id: thu-hai, kind: LINE_TEST, name: Chạy thử lần hai, at: 2022-01-18T17:00}
                duties:
                  - {code: thu-lan-hai, kind: TEST, name: Thử lần hai, agency: VTHT, opens: thu-hai, due: thu-hai + 1h, words: w}
                  - {code: sua-lan-hai, kind: REPAIR, name: Sửa lần hai, agency: VTHT, after: [thu-lan-hai], due: start - 1h,
                     words: w}
                """);
        assertThat(reader.read(text, LONG_BEFORE).milestones()).hasSize(1);

        assertThat(problems(text.replace(good, bad), LONG_BEFORE))
                .singleElement(STRING)
                .endsWith(problem);
    }

    @Test
    void a_plan_may_name_any_number_of_contacts_for_subjects_in_its_own_words() {
        String more = GOOD.replace("helpLines:\n", """
                helpLines:
                  - {subject: LINE_TEST, agency: VPTU, role: Lãnh đạo}
                  - {subject: "Lễ tân, ăn nghỉ", agency: VPTU, role: Lãnh đạo}
                """);

        assertThat(reader.read(more, LONG_BEFORE).helpLines())
                .containsExactly(
                        new Plan.HelpLine("LINE_TEST", "VPTU", "Lãnh đạo"),
                        new Plan.HelpLine("Lễ tân, ăn nghỉ", "VPTU", "Lãnh đạo"),
                        new Plan.HelpLine("LINE_TEST", "VTHT", "Cán bộ kỹ thuật"));
        assertThat(problems(more.replace("LINE_TEST, agency: VPTU", "\"Lễ tân, ăn nghỉ\", agency: VPTU"), LONG_BEFORE))
                .singleElement(STRING)
                .endsWith("helpLines[1].subject: Đầu mối này ghi hai lần.");
    }

    @Test
    void a_duty_may_be_of_some_units_but_then_others_cannot_wait_for_it() {
        String some = GOOD.replaceFirst("unitDuties:\n", """
                unitDuties:
                  - {code: xe, name: Bố trí xe, units: [LOCHA], due: start - 1d, words: xe}
                """);
        assertThat(reader.read(some, LONG_BEFORE).duties().get(2).units()).containsExactly("LOCHA");

        assertThat(problems(some.replaceFirst("unitDuties:\n", """
                                unitDuties:
                                  - {code: so-xe, name: Báo số xe, after: [xe], due: start - 1d, words: xe}
                                """), LONG_BEFORE))
                .singleElement(STRING)
                .endsWith("unitDuties[0].after: Không phải đơn vị nào có việc này cũng có việc “Bố trí xe” mà nó chờ.");
        assertThat(problems(some.replace("[LOCHA]", "[VTHT]"), LONG_BEFORE))
                .singleElement(STRING)
                .endsWith("unitDuties[0].units: VTHT không có trong danh sách đơn vị của Hội nghị.");
    }

    private static final String TWO_REGISTRATIONS = GOOD.replaceFirst("unitDuties:\n", """
                    milestones:
                      - {id: dot-hai, kind: REGISTRATION, name: Hạn đăng ký đợt hai, at: 2022-01-18T10:00}
                    unitDuties:
                      - {code: RegisterSites, units: [DUKHOI], due: dot-hai, words: đợt hai}
                    """)
            .replace("code: RegisterSites\n", "code: RegisterSites\n    units: [LOCHA]\n");

    @Test
    void units_register_by_dates_of_their_own_or_not_at_all() {
        Plan plan = reader.read(TWO_REGISTRATIONS, LONG_BEFORE);

        assertThat(plan.duties())
                .filteredOn(duty -> duty.kind() == DutyKind.REGISTER)
                .extracting(Plan.Duty::units, Plan.Duty::registration)
                .containsExactly(tuple(List.of("DUKHOI"), "dot-hai"), tuple(List.of("LOCHA"), "registrationDue"));

        Plan some = reader.read(
                GOOD.replace("code: RegisterSites\n", "code: RegisterSites\n    units: [LOCHA]\n"), LONG_BEFORE);
        assertThat(some.duties())
                .filteredOn(duty -> duty.kind().isRegistering())
                .extracting(Plan.Duty::units)
                .as("who amends has registered")
                .containsExactly(List.of("LOCHA"), List.of("LOCHA"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "units: [DUKHOI] | units: [DUKHOI, LOCHA] | unitDuties[1].units: Mỗi đơn vị chỉ đăng ký theo một hạn; đã có ở việc đăng ký khác: LOCHA.",
                "due: dot-hai | due: 2022-01-17T11:00 | unitDuties[0].due: Hạn phải trùng với hạn đăng ký: 16:00 17/01, hoặc ghi mã của một mốc đăng ký khác.",
                "due: dot-hai | due: registrationDue | milestones[0].at: Không đơn vị nào đăng ký theo hạn này.",
                "at: 2022-01-18T10:00 | at: 2022-01-17T15:00 | milestones[0].at: Hạn đăng ký này phải sau hạn đăng ký đầu tiên (16:00 17/01).",
                "at: 2022-01-18T10:00 | at: 2022-01-18T16:00 | milestones[0].at: Hạn đăng ký phải trước giờ chạy thử đường truyền (15:00 18/01).",
                "units: [DUKHOI], due | units: [DUKHOI], name: Khác, due | unitDuties[1].name: Việc đăng ký phải cùng một tên: “Khác”."
            })
    void a_mistake_in_the_dates_of_registration_is_refused_with_its_place(String good, String bad, String problem) {
        assertThat(problems(TWO_REGISTRATIONS.replaceFirst(Pattern.quote(good), bad), LONG_BEFORE))
                .singleElement(STRING)
                .endsWith(problem);
    }

    @Test
    void units_register_before_their_own_line_test_whatever_the_tests_of_others() {
        String late = TWO_TESTS
                .replace("milestones:\n", """
                        milestones:
                          - {id: dot-hai, kind: REGISTRATION, name: Hạn đăng ký đợt hai, at: 2022-01-18T16:00}
                        """)
                .replace("unitDuties:\n", """
                        unitDuties:
                          - {code: RegisterSites, units: [LOCHA], due: dot-hai, words: đợt hai}
                        """)
                .replace("code: RegisterSites\n", "code: RegisterSites\n    units: [DUKHOI]\n");
        String ofOthers = late.replace("code: TestLines\n", "code: TestLines\n    units: [DUKHOI]\n");

        assertThat(reader.read(ofOthers, LONG_BEFORE).milestones()).hasSize(2);
        assertThat(problems(late, LONG_BEFORE))
                .singleElement(STRING)
                .endsWith("milestones[0].at: Hạn đăng ký phải trước giờ chạy thử đường truyền (15:00 18/01).");
        assertThat(problems(ofOthers.replace("at: 2022-01-18T16:00}", "at: 2022-01-18T17:00}"), LONG_BEFORE))
                .singleElement(STRING)
                .endsWith("milestones[0].at: Hạn đăng ký phải trước giờ chạy thử đường truyền (17:00 18/01).");
    }

    @Test
    void further_dates_of_registration_follow_a_first_one() {
        assertThat(problems(TWO_REGISTRATIONS.replace("registrationDue: 2022-01-17T16:00\n", ""), LONG_BEFORE))
                .anySatisfy(problem -> assertThat(problem)
                        .endsWith("milestones[0].kind: Có thêm hạn đăng ký thì phải ghi hạn đăng ký đầu tiên" + "."));
    }

    @Test
    void a_deadline_that_is_just_over_is_in_the_past() {
        Instant due = at(17, 16, 0).toInstant();

        assertThat(reader.read(GOOD, due.minusSeconds(1)).id()).isEqualTo("hop-2022");
        assertThat(problems(GOOD, due))
                .containsExactly(
                        "dòng 6, registrationDue: 16 giờ 00, thứ Hai ngày 17/01/2022 đã qua.",
                        "dòng 38, unitDuties[0].due: 16 giờ 00, thứ Hai ngày 17/01/2022 đã qua.");
    }

    @Test
    void every_mistake_of_a_plan_is_named_at_once() {
        String bad = GOOD.replace("title: Hội nghị trực tuyến\n", "")
                .replace("host: VPTU", "host: LOCHA")
                .replace("Asia/Ho_Chi_Minh", "Hanoi")
                .replace("arriveMinutesBefore: 10", "arriveMinutesBefore: sớm")
                .replace("due: 2022-01-18T17:00", "due: mai")
                .replace("agency: DUKHOI", "agency: KHOI");

        assertThat(problems(bad, LONG_BEFORE))
                .containsExactly(
                        "dòng 1, title: Còn thiếu mục này.",
                        "dòng 3, host: LOCHA không phải là Văn phòng trong danh bạ; hãy ghi VPTU (Văn phòng Tỉnh ủy).",
                        "dòng 4, zone: Không có múi giờ “Hanoi”; hãy ghi như Asia/Ho_Chi_Minh.",
                        "dòng 8, arriveMinutesBefore: “sớm” không phải là số nguyên từ 0 đến 120.",
                        "dòng 28, duties[0].due: “mai” không phải là ngày giờ và không tính từ mốc nào của kế hoạch;"
                                + " hãy ghi như 2022-01-17T16:00.",
                        "dòng 32, duties[1].agency: Không có cơ quan mã “KHOI” trong danh bạ.");
    }

    @Test
    void an_empty_plan_is_told_all_that_it_needs() {
        assertThat(problems("{}", LONG_BEFORE))
                .hasSize(7)
                .contains("dòng 1, start: Còn thiếu mục này.", "dòng 1, duties: Còn thiếu nhiệm vụ “Kết thúc”.");
    }

    private List<String> problems(String text, Instant now) {
        return problems(reader, text, now);
    }

    private static List<String> problems(PlanReader reader, String text, Instant now) {
        return catchThrowableOfType(Refused.class, () -> reader.read(text, now)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    private static ZonedDateTime at(int day, int hour, int minute) {
        return ZonedDateTime.of(2022, 1, day, hour, minute, 0, 0, VIETNAM);
    }

    private static Agency agency(String code, Kind kind, String name) {
        return new Agency(
                code,
                kind,
                name,
                List.of(),
                null,
                new Contact("Lãnh đạo", "ld@x.example", null),
                List.of(new Contact("Cán bộ kỹ thuật", "kt@x.example", null)),
                List.of());
    }
}
