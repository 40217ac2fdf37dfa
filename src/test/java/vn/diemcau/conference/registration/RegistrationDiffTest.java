package vn.diemcau.conference.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.diemcau.conference.directory.SiteWords;
import vn.diemcau.conference.registration.Registration.OwnSite;
import vn.diemcau.conference.registration.Registration.SubSite;

class RegistrationDiffTest {

    private static final SiteWords BLOC = new SiteWords("huyện", "xã", "cơ sở", true, "Khối", "chi bộ");
    private static final OwnSite OWN = own("Hội trường tầng 2", 60, null, false);

    @Test
    void added_and_changed_sites_are_said_in_plain_vietnamese() {
        assertThat(between(with(OWN, site("Phú Gia", 40)), with(OWN, site("Hương Trạch", 25), site("Phú Gia", 55))))
                .isEqualTo("thêm xã Hương Trạch; xã Phú Gia: 40 → 55 đại biểu");
    }

    @Test
    void removed_sites_are_named_together() {
        assertThat(between(
                        with(OWN, site("Phú Gia", 40), site("Gia Phố", 1), site("Hòa Hải", 2)),
                        with(OWN, site("Hòa Hải", 2))))
                .isEqualTo("bớt xã Phú Gia, xã Gia Phố");
    }

    @Test
    void giving_up_all_commune_sites_is_said() {
        SiteWords district = new SiteWords("huyện", "xã", "cơ sở", false, null, "xã, thị trấn");

        assertThat(RegistrationDiff.between(with(OWN, site("Phú Gia", 40)), with(OWN), district))
                .isEqualTo("bớt xã Phú Gia; không mở điểm cầu cấp xã");
    }

    @Test
    void what_changes_at_the_units_own_site_is_said() {
        assertThat(between(with(OWN), with(own("Phòng họp số 1", 80, 90, true))))
                .isEqualTo("điểm cầu của đơn vị: 60 → 80 đại biểu, (không ghi) → 90 đại biểu tối đa, "
                        + "phòng họp Hội trường tầng 2 → Phòng họp số 1, có nguồn điện dự phòng");
    }

    @Test
    void an_agency_that_connects_after_all_is_said() {
        SubSite guest = new SubSite(null, "Sở Y tế", 5, null, null, Attendance.AT_UNIT);
        SubSite connected = new SubSite(null, "Sở Y tế", 5, null, null, Attendance.CONNECTED);

        assertThat(between(with(OWN, guest), with(OWN, connected)))
                .isEqualTo("Sở Y tế: dự tại Khối → kết nối về cơ quan");
    }

    @Test
    void the_same_in_another_order_is_no_change() {
        assertThat(between(
                        with(OWN, site("Phú Gia", 40), site("Hòa Hải", 2)),
                        with(OWN, site("Hòa Hải", 2), site("Phú Gia", 40))))
                .isEmpty();
    }

    private static String between(Registration before, Registration after) {
        return RegistrationDiff.between(before, after, BLOC);
    }

    private static Registration with(OwnSite own, SubSite... sites) {
        return new Registration(own, List.of(sites).stream().noneMatch(SubSite::isSite), List.of(sites));
    }

    private static SubSite site(String name, int delegates) {
        return new SubSite("Xã", name, delegates, null, null, Attendance.CONNECTED);
    }

    private static OwnSite own(String place, int delegates, Integer cap, boolean power) {
        return new OwnSite(place, "Bí thư", "Cán bộ", "0900000003", delegates, cap, power, false);
    }
}
