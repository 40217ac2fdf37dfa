package vn.diemcau.conference.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.diemcau.platform.input.Refused;

/** What a directory calls its levels, its units and its papers. */
class DirectoryWordsTest {

    private static final String POSTS = """
            , leader: {role: Giám đốc, email: gd@x.example}, contacts: [{role: Văn thư, email: vt@x.example}]}
            """;

    @Test
    void a_file_that_says_nothing_means_what_it_meant_before() {
        Directory directory = read("""
                province: A
                agencies:
                  - {code: VP, kind: OFFICE, name: Văn phòng Tỉnh ủy%1$s
                  - {code: H1, kind: UNIT, name: Huyện ủy Một, localities: {Thị trấn: [M], Xã: [B, C]}%1$s
                  - {code: K, kind: UNIT, name: Đảng ủy Các cơ quan, localities: {Đảng bộ: [Sở Y tế]}%1$s
                """);

        assertThat(directory.agencies().get(0).sites()).isEqualTo(SiteWords.single("tỉnh"));
        assertThat(directory.agencies().get(0).papers())
                .isEqualTo(new OfficeWords(
                        List.of("VĂN PHÒNG TỈNH ỦY"), List.of(), "GIÁM ĐỐC", "Điểm Cầu - Văn phòng Tỉnh ủy"));
        assertThat(directory.agencies().get(1).sites())
                .isEqualTo(new SiteWords("huyện", "xã", "cơ sở", false, null, "thị trấn, xã"));
        assertThat(directory.agencies().get(2).sites())
                .isEqualTo(new SiteWords("huyện", "xã", "cơ sở", true, null, "đảng bộ"));
    }

    @Test
    void communes_directly_under_the_province_have_one_site_each() {
        Directory directory = read("""
                province: Quảng Trị
                levels: [tỉnh, xã]
                agencies:
                  - code: VPUB
                    kind: OFFICE
                    name: Văn phòng UBND tỉnh
                    office:
                      heading: [ỦY BAN NHÂN DÂN TỈNH, VĂN PHÒNG]
                      motto: [CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM, Độc lập - Tự do - Hạnh phúc]
                    leader: {role: Chánh Văn phòng, email: gd@x.example}
                    contacts: [{role: Văn thư, email: vt@x.example}]
                  - {code: CAMLO, kind: UNIT, name: UBND xã Cam Lộ%1$s
                """);

        assertThat(directory.agencies().get(0).papers())
                .isEqualTo(new OfficeWords(
                        List.of("ỦY BAN NHÂN DÂN TỈNH", "VĂN PHÒNG"),
                        List.of("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
                        "CHÁNH VĂN PHÒNG",
                        "Điểm Cầu - Văn phòng UBND tỉnh"));
        assertThat(directory.agencies().get(1).sites()).isEqualTo(SiteWords.single("xã"));
        assertThat(directory.agencies().get(1).sites().hasMembers()).isFalse();
    }

    @Test
    void a_sector_and_a_company_have_levels_and_members_of_their_own() {
        Directory directory = read("""
                province: Sở Y tế
                levels: [sở, bệnh viện, cơ sở khám chữa bệnh]
                agencies:
                  - {code: VP, kind: OFFICE, name: Văn phòng Sở Y tế%1$s
                  - {code: BV1, kind: UNIT, name: Bệnh viện Đa khoa%1$s
                  - {code: BV2, kind: UNIT, name: Bệnh viện Hai, localities: {Cơ sở: [Cơ sở 1, Cơ sở 2]}%1$s
                  - {code: TCT, kind: UNIT, name: Khối doanh nghiệp dược, level: sở, collective: true, shortName: Khối, membersAre: công ty thành viên%1$s
                """);

        assertThat(directory.agencies().get(1).sites()).isEqualTo(SiteWords.single("bệnh viện"));
        assertThat(directory.agencies().get(2).sites())
                .isEqualTo(new SiteWords(
                        "bệnh viện", "cơ sở khám chữa bệnh", "cơ sở khám chữa bệnh", false, null, "cơ sở"));
        assertThat(directory.agencies().get(3).sites())
                .isEqualTo(new SiteWords("sở", "bệnh viện", "bệnh viện", true, "Khối", "công ty thành viên"));
    }

    @Test
    void every_problem_is_told_at_once_with_its_place() {
        assertThatThrownBy(() -> read("""
                        province: A
                        levels: [tỉnh, xã, Xã]
                        agencies:
                          - {code: VP, kind: OFFICE, name: Văn phòng, office: {heading: [A, B, C, D, E]}, collective: true%1$s
                          - {code: H1, kind: UNIT, name: Một, level: huyện, office: {signer: X}, membersAre: xã%1$s
                          - {code: H2, kind: UNIT, name: Hai, shortName: Khối%1$s
                        """))
                .isInstanceOf(Refused.class)
                .hasMessageContainingAll(
                        "dòng 2, levels[2]: Cấp “Xã” ghi hai lần.",
                        "agencies[0].office.heading: Có 5 dòng, nhiều nhất 4 dòng.",
                        "agencies[0].collective: Chỉ đơn vị mới có mục này.",
                        "agencies[1].level: Không có cấp “huyện”; các cấp là: tỉnh, xã, Xã.",
                        "agencies[1].office: Chỉ Văn phòng mới có mục này.",
                        "agencies[1].membersAre: Đơn vị này không có nơi nào trực thuộc",
                        "agencies[2].shortName: Chỉ đơn vị tập thể mới có tên gọi tắt.");
    }

    @Test
    void of_a_level_that_cannot_be_read_nothing_is_said_at_those_who_have_it() {
        assertThatThrownBy(() -> read("""
                        province: A
                        levels: [tỉnh, "%s", xã]
                        agencies:
                          - {code: VP, kind: OFFICE, name: Văn phòng%1$s
                          - {code: H1, kind: UNIT, name: Một, level: huyện%1$s
                        """.replace("%s", "huyện ".repeat(10))))
                .hasMessage("dòng 2, levels[1]: Dài quá 40 ký tự.");
    }

    private static Directory read(String text) {
        return DirectoryReader.read(text.replace("%1$s\n", POSTS));
    }
}
