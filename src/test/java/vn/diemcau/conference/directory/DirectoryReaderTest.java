package vn.diemcau.conference.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.diemcau.conference.directory.Agency.Contact;
import vn.diemcau.conference.directory.Agency.Kind;
import vn.diemcau.conference.directory.Agency.Locality;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;

class DirectoryReaderTest {

    private static final String GOOD = """
            province: Hà Tĩnh
            agencies:
              - code: TTTU
                kind: LEADERSHIP
                name: Thường trực Tỉnh ủy
                leader: {role: Phó Bí thư, email: pbt@tttu.example}
                contacts: [{role: Thư ký, email: tk@tttu.example}]
              - code: VPTU
                kind: OFFICE
                name: Văn phòng Tỉnh ủy
                aliases: [Văn phòng]
                parent: TTTU
                leader: {role: Chánh Văn phòng, email: cvp@vptu.example}
                contacts: [{role: Chuyên viên, email: cv@vptu.example, phone: 0239 000 001}]
              - code: LOCHA
                kind: UNIT
                name: Huyện ủy Lộc Hà
                parent: VPTU
                leader: {role: Phó Bí thư, email: pbt@locha.example}
                contacts: [{role: Chánh Văn phòng, email: cvp@locha.example}]
                localities:
                  Thị trấn: [Lộc Hà]
                  Xã: [Tân Lộc, Hồng Lộc]
            """;

    @Test
    void a_good_file_is_read_as_it_is_written() {
        Directory directory = DirectoryReader.read(GOOD);

        assertThat(directory.name()).isEqualTo("Hà Tĩnh");
        assertThat(directory.agencies()).extracting(Agency::code).containsExactly("TTTU", "VPTU", "LOCHA");
        assertThat(directory.agencies().get(1))
                .isEqualTo(new Agency(
                        "VPTU",
                        Kind.OFFICE,
                        "Văn phòng Tỉnh ủy",
                        List.of("Văn phòng"),
                        "TTTU",
                        new Contact("Chánh Văn phòng", "cvp@vptu.example", null),
                        List.of(new Contact("Chuyên viên", "cv@vptu.example", "0239 000 001")),
                        List.of()));
        assertThat(directory.agencies().get(2).localities())
                .containsExactly(
                        new Locality("Thị trấn", "Lộc Hà"),
                        new Locality("Xã", "Tân Lộc"),
                        new Locality("Xã", "Hồng Lộc"));
    }

    @Test
    void a_directory_may_name_several_offices_each_with_its_own_words() {
        Directory directory = DirectoryReader.read("""
                province: Hà Tĩnh
                agencies:
                  - code: VPTU
                    kind: OFFICE
                    name: Văn phòng Tỉnh ủy
                    office: {motto: [ĐẢNG CỘNG SẢN VIỆT NAM]}
                    leader: {role: Chánh Văn phòng, email: cvp@vptu.example}
                    contacts: [{role: Chuyên viên, email: cv@vptu.example}]
                  - code: SYT
                    kind: OFFICE
                    name: Sở Y tế
                    office: {sender: Sở Y tế}
                    leader: {role: Giám đốc Sở, email: gd@syt.example}
                    contacts: [{role: Chuyên viên, email: cv@syt.example}]
                """);

        assertThat(directory.agencies())
                .extracting(agency -> agency.papers().sender())
                .containsExactly("Điểm Cầu - Văn phòng Tỉnh ủy", "Sở Y tế");
        assertThat(directory.agencies())
                .extracting(agency -> agency.papers().motto())
                .containsExactly(List.of("ĐẢNG CỘNG SẢN VIỆT NAM"), List.of());
    }

    @Test
    void with_several_offices_no_agency_goes_by_the_name_of_one_s_screens() {
        String office = """
                  - code: %1$s
                    kind: %2$s
                    name: Cơ quan %1$s
                    leader: {role: Lãnh đạo, email: ld@a.example}
                    contacts: [{role: Chuyên viên, email: cv@a.example}]
                """;
        String one = "province: Hà Tĩnh\nagencies:\n" + office.formatted("VPTU", "OFFICE");
        String screen = office.formatted("manhinhVpTu", "AGENCY");

        assertThatCode(() -> DirectoryReader.read(one + screen)).doesNotThrowAnyException();
        assertThatThrownBy(() -> DirectoryReader.read(one + office.formatted("SYT", "OFFICE") + screen))
                .hasMessageContaining(
                        "agencies[2].code: Mã “manhinhVpTu” dành riêng cho màn hình của VPTU. Hãy đặt mã khác.");
    }

    @Test
    void a_province_without_districts_has_its_communes_directly_below_it() {
        StringBuilder text = new StringBuilder("""
                province: Hà Tĩnh
                agencies:
                  - code: VPTU
                    kind: OFFICE
                    name: Văn phòng Tỉnh ủy
                    leader: {role: Chánh Văn phòng, email: cvp@vptu.example}
                    contacts: [{role: Chuyên viên, email: cv@vptu.example}]
                """);
        for (int i = 1; i <= 69; i++) {
            text.append("""
                      - code: XA%1$d
                        kind: UNIT
                        name: Đảng ủy xã số %1$d
                        parent: VPTU
                        leader: {role: Bí thư, email: bithu@xa%1$d.example}
                        contacts: [{role: Văn phòng, email: vp@xa%1$d.example}]
                    """.formatted(i));
        }

        assertThat(DirectoryReader.read(text.toString()).agencies()).hasSize(70);
    }

    @Test
    void a_hierarchy_may_be_as_deep_as_the_offices_are() {
        StringBuilder text = new StringBuilder(GOOD);
        for (int i = 1; i <= 30; i++) {
            text.append("""
                      - code: D%d
                        kind: AGENCY
                        name: Cấp %1$d
                        parent: %s
                        leader: {role: Bí thư, email: bt@x.example}
                        contacts: [{role: Văn phòng, email: vp@x.example}]
                    """.formatted(i, i == 1 ? "LOCHA" : "D" + (i - 1)));
        }

        assertThat(DirectoryReader.read(text.toString()).agencies()).hasSize(33);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("province: Hà Tĩnh\n", "", "dòng 1, province: Còn thiếu mục này."),
                mistake(
                        "code: LOCHA",
                        "code: VPTU",
                        "dòng 15, agencies[2].code: “VPTU” trùng với mã, tên hoặc tên gọi khác của VPTU."),
                mistake(
                        "code: LOCHA",
                        "code: vptu",
                        "dòng 15, agencies[2].code: “vptu” trùng với mã, tên hoặc tên gọi khác của VPTU."),
                mistake(
                        "[Văn phòng]",
                        "[Văn phòng, thường trực tỉnh ủy]",
                        "dòng 11, agencies[1].aliases[1]: “thường trực tỉnh ủy” trùng với mã, tên hoặc tên gọi khác của TTTU."),
                mistake(
                        "name: Huyện ủy Lộc Hà",
                        "name: Văn phòng",
                        "dòng 17, agencies[2].name: “Văn phòng” trùng với mã, tên hoặc tên gọi khác của VPTU."),
                mistake(
                        "code: LOCHA",
                        "code: LOC-HA",
                        "dòng 15, agencies[2].code: Mã chỉ gồm chữ cái không dấu và chữ số, nhiều nhất 32 ký tự."),
                mistake(
                        "code: LOCHA",
                        "code: ADMIN",
                        "dòng 15, agencies[2].code: Mã “ADMIN” dành riêng cho tài khoản của hệ thống. Hãy đặt mã khác."),
                mistake(
                        "code: LOCHA",
                        "code: System",
                        "dòng 15, agencies[2].code: Mã “System” dành riêng cho tài khoản của hệ thống. Hãy đặt mã khác."),
                mistake(
                        "code: LOCHA",
                        "code: root",
                        "dòng 15, agencies[2].code: Mã “root” dành riêng cho tài khoản của hệ thống. Hãy đặt mã khác."),
                mistake(
                        "code: LOCHA",
                        "code: ManHinh",
                        "dòng 15, agencies[2].code: Mã “ManHinh” dành riêng cho tài khoản của hệ thống. Hãy đặt mã khác."),
                mistake(
                        "parent: VPTU",
                        "parent: VPTW",
                        "dòng 18, agencies[2].parent: Không có cơ quan mã “VPTW” trong danh bạ."),
                mistake(
                        "parent: TTTU",
                        "parent: VPTU",
                        "dòng 12, agencies[1].parent: Cấp trên đi vòng tròn: VPTU → VPTU."),
                mistake(
                        "parent: TTTU",
                        "parent: LOCHA",
                        "dòng 12, agencies[1].parent: Cấp trên đi vòng tròn: VPTU → LOCHA → VPTU."),
                mistake(
                        "cvp@locha.example",
                        "cvp@locha",
                        "dòng 20, agencies[2].contacts[0].email: “cvp@locha” không phải là địa chỉ thư điện tử."),
                mistake(
                        "pbt@tttu.example",
                        "a..b@tttu.example",
                        "dòng 6, agencies[0].leader.email: “a..b@tttu.example” không phải là địa chỉ thư điện tử."),
                mistake(
                        "0239 000 001",
                        "máy lẻ 12",
                        "dòng 14, agencies[1].contacts[0].phone: “máy lẻ 12” không phải là số điện thoại (8 đến 15 chữ số)."),
                mistake(
                        "kind: OFFICE",
                        "kind: AGENCY",
                        "dòng 2, agencies: Phải có một cơ quan loại OFFICE (Văn phòng triệu tập và theo dõi hội nghị)."),
                mistake(
                        "kind: UNIT",
                        "kind: HUYEN",
                        "dòng 16, agencies[2].kind: “HUYEN” phải là một trong: LEADERSHIP, OFFICE, AGENCY, UNIT."),
                mistake(
                        "[{role: Chánh Văn phòng, email: cvp@locha.example}]",
                        "[]",
                        "dòng 20, agencies[2].contacts: Phải có ít nhất một đầu mối để nhận thư nhắc việc."),
                mistake(
                        "kind: UNIT",
                        "kind: AGENCY",
                        "dòng 21, agencies[2].localities: Chỉ đơn vị mới có danh sách nơi trực thuộc có thể mở điểm cầu."),
                mistake(
                        "[Tân Lộc, Hồng Lộc]",
                        "[Tân Lộc, tân lộc]",
                        "dòng 23, agencies[2].localities.Xã[1]: “Xã tân lộc” ghi hai lần."),
                mistake("    name: Huyện ủy Lộc Hà\n", "", "dòng 15, agencies[2].name: Còn thiếu mục này."),
                mistake(
                        "    leader: {role: Phó Bí thư, email: pbt@locha.example}\n",
                        "",
                        "dòng 15, agencies[2].leader: Còn thiếu mục này."),
                mistake(
                        "leader: {role: Chánh Văn phòng, email",
                        "leader: {role: Chánh Văn phòng, mail",
                        "dòng 13, agencies[1].leader.email: Còn thiếu mục này.",
                        "dòng 13, agencies[1].leader.mail: Không có mục tên này; các mục ở đây là: role, email, phone."));
    }

    private static Arguments mistake(String good, String bad, String... problems) {
        assertThat(GOOD).containsOnlyOnce(good);
        return arguments(GOOD.replace(good, bad), List.of(problems));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("mistakes")
    void a_mistake_is_refused_with_its_place(String text, List<String> problems) {
        assertThat(problems(text)).isEqualTo(problems);
    }

    @Test
    void every_mistake_of_a_file_is_named_at_once() {
        String bad = GOOD.replace("code: LOCHA", "code: VPTU")
                .replace("pbt@tttu.example", "pbt")
                .replace("parent: TTTU", "parent: X")
                .replace("    name: Huyện ủy Lộc Hà\n", "");

        assertThat(problems(bad))
                .containsExactly(
                        "dòng 6, agencies[0].leader.email: “pbt” không phải là địa chỉ thư điện tử.",
                        "dòng 12, agencies[1].parent: Không có cơ quan mã “X” trong danh bạ.",
                        "dòng 15, agencies[2].name: Còn thiếu mục này.",
                        "dòng 15, agencies[2].code: “VPTU” trùng với mã, tên hoặc tên gọi khác của VPTU.");
    }

    private static List<String> problems(String text) {
        return catchThrowableOfType(Refused.class, () -> DirectoryReader.read(text)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"+84 (0) 900 000 001, 0900000001", "0084 239 3800 001, 02393800001", "0239 000 001, 0239 000 001"})
    void a_number_written_for_callers_from_abroad_is_kept_as_it_is_dialled(String written, String kept) {
        assertThat(DirectoryReader.dialled(written)).isEqualTo(kept);
        assertThat(DirectoryReader.isPhone(written)).isTrue();
    }
}
