package vn.diemcau.conference.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.diemcau.conference.registration.CalledConference.DUE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.input.Refused.Reason;

class RegistrationHandlerIT {

    private static final Instant IN_TIME = DUE.minusSeconds(1);
    private static final Instant LINE_TEST = Instant.parse("2022-01-18T08:00:00Z");

    private final CalledConference conference = new CalledConference();

    @Test
    void a_registration_is_in_the_list_of_sites_with_its_totals() {
        register(conference.registration("phu gia", 40, "Hương Trạch", 25), IN_TIME);

        SiteList list = conference.registrations.sites(conference.id);
        UnitSites unit = huongKhe();
        assertThat(unit.siteCount()).isEqualTo(3);
        assertThat(unit.delegateCount()).isEqualTo(125);
        assertThat(unit.own().name()).isEqualTo("Huyện ủy Hương Khê");
        assertThat(unit.communes()).extracting(Site::label).containsExactly("xã Phú Gia", "xã Hương Trạch");
        assertThat(list.all())
                .extracting(Site::label)
                .containsExactly("Điểm cầu tỉnh", "Huyện ủy Hương Khê", "xã Phú Gia", "xã Hương Trạch");
        assertThat(list.siteCount()).isEqualTo(4);
        assertThat(list.missing()).extracting(UnitSites::unit).containsExactly("DUKHOI");
    }

    @Test
    void the_first_version_says_what_was_registered() {
        register(conference.registration("Phú Gia", 40), IN_TIME);

        assertThat(lastChange())
                .isEqualTo(new Change(
                        conference.id,
                        "HUONGKHE",
                        1,
                        IN_TIME,
                        "userHUONGKHE",
                        "đăng ký lần đầu: 2 điểm cầu, 100 đại biểu",
                        null));
    }

    @Test
    void the_same_registration_twice_changes_nothing() {
        register(conference.registration("Phú Gia", 40, "Hòa Hải", 10), IN_TIME);
        List<Site> before = huongKhe().sites();

        register(conference.registration("Hòa Hải", 10, "Xã PHÚ GIA", 40), LINE_TEST.plusSeconds(60));

        assertThat(huongKhe().sites()).isEqualTo(before);
        assertThat(lastChange().version()).isEqualTo(1);
    }

    @Test
    void an_amendment_is_a_version_with_its_difference_and_sites_that_stay_keep_their_ids() {
        register(conference.registration("Phú Gia", 40, "Hòa Hải", 10), IN_TIME);
        long phuGia = huongKhe().communes().get(0).id();

        register(conference.registration("Hương Trạch", 25, "Phú Gia", 55), DUE.plusSeconds(3600));

        assertThat(lastChange().version()).isEqualTo(2);
        assertThat(lastChange().summary())
                .isEqualTo("thêm xã Hương Trạch; bớt xã Hòa Hải; xã Phú Gia: 40 → 55 đại biểu");
        assertThat(huongKhe().communes()).extracting(Site::label).containsExactly("xã Hương Trạch", "xã Phú Gia");
        assertThat(huongKhe().communes().get(1).id()).isEqualTo(phuGia);
        assertThat(huongKhe().late()).as("an amendment makes nobody late").isNull();
    }

    /** "Trước 16 giờ" is strictly before (O36, O58). */
    @Test
    void a_registration_at_the_deadline_itself_is_late() {
        register(conference.registration(), DUE);

        assertThat(huongKhe().late()).isZero();
        assertThat(huongKhe().lateText()).isEqualTo("muộn dưới 1 phút");
    }

    @Test
    void a_late_registration_is_taken_and_says_by_how_much() {
        register(conference.registration(), DUE.plus(Duration.ofMinutes(125)));
        assertThat(huongKhe().lateText()).isEqualTo("muộn 2 giờ 05 phút");
    }

    @Test
    void after_the_line_test_began_nothing_can_be_changed() {
        register(conference.registration("Phú Gia", 40), IN_TIME);

        Refused refused =
                catchThrowableOfType(Refused.class, () -> register(conference.registration("Phú Gia", 41), LINE_TEST));

        assertThat(refused.reason()).isEqualTo(Reason.CONFLICT);
        assertThat(refused)
                .hasMessage("Đã chạy thử đường truyền (15 giờ 00, thứ Ba ngày 18/01/2022) nên không điều chỉnh "
                        + "đăng ký được nữa; cần thay đổi, hãy báo Văn phòng Tỉnh ủy.");
        assertThat(huongKhe().delegateCount()).isEqualTo(100);
    }

    @Test
    void an_early_line_test_closes_the_registrations_too() {
        register(conference.registration("Phú Gia", 40), IN_TIME);
        conference.jdbc.sql("""
                        insert into site_check
                          (kind, conference_id, site_id, round, passed, checked_at, checked_by)
                        select 'LINE_TEST', conference_id, id, 1, true, now(), 'userTTCB'
                        from site where conference_id = ?""").param(conference.id).update();

        assertThatThrownBy(() -> register(conference.registration(), IN_TIME)).isInstanceOf(Refused.class);
    }

    @Test
    void a_unit_that_never_registered_may_still_do_so_after_the_line_test_began() {
        register(conference.registration("Phú Gia", 40), LINE_TEST.plusSeconds(1));

        assertThat(huongKhe().lateText()).isEqualTo("muộn 23 giờ 00 phút");
    }

    @Test
    void a_unit_that_the_conference_does_not_name_is_refused() {
        Refused refused = catchThrowableOfType(
                Refused.class, () -> conference.register("CANLOC", conference.registration(), IN_TIME));

        assertThat(refused.reason()).isEqualTo(Reason.FORBIDDEN);
    }

    @Test
    void of_a_refused_registration_nothing_is_kept() {
        assertThatThrownBy(() -> register(conference.registration("Phú Gia", 40, "Nơi khác", 3), IN_TIME))
                .isInstanceOf(Refused.class);

        assertThat(huongKhe().isRegistered()).isFalse();
        assertThat(conference.registrations.changes(conference.id)).isEmpty();
    }

    @Test
    void of_colleagues_who_register_at_once_each_is_a_version() {
        List<CompletableFuture<Void>> colleagues = IntStream.rangeClosed(1, 4)
                .mapToObj(delegates -> CompletableFuture.runAsync(
                        () -> register(conference.registration("Phú Gia", delegates), IN_TIME)))
                .toList();
        colleagues.forEach(CompletableFuture::join);

        assertThat(conference.registrations.changes(conference.id))
                .extracting(Change::version)
                .containsExactly(1, 2, 3, 4);
        assertThat(huongKhe().communes()).hasSize(1);
    }

    /** O30. */
    @Test
    void an_agency_that_comes_to_the_bloc_is_no_site() {
        ObjectNode registration = conference.registration("Sở Y tế", 5, "Sở Xây dựng", 7);
        attend(registration, 0, "AT_UNIT");
        attend(registration, 1, "CONNECTED");
        registration.withObject("own").remove("chair");

        conference.register("DUKHOI", registration, IN_TIME);

        UnitSites bloc = conference.registrations.sites(conference.id).units().get(1);
        assertThat(bloc.communes()).extracting(Site::label).containsExactly("Sở Xây dựng");
        assertThat(bloc.guests()).containsExactly(new UnitSites.Guest("Sở Y tế", 5, null, null));
        assertThat(bloc.delegateCount()).isEqualTo(67);
        assertThat(bloc.own().chair()).isEqualTo("Bí thư Đảng ủy Khối");

        attend(registration, 0, "CONNECTED");
        conference.register("DUKHOI", registration, IN_TIME);

        assertThat(conference.registrations.sites(conference.id).units().get(1).communes())
                .extracting(Site::label)
                .containsExactly("Sở Y tế", "Sở Xây dựng");
    }

    @Test
    void the_form_starts_from_what_the_unit_registered() {
        ObjectNode sent = conference.registration("Phú Gia", 40, "Hòa Hải", 10);
        register(sent, IN_TIME);

        RegistrationHandler.Shown shown = conference.desk.show(conference.duty("AmendRegistration", "HUONGKHE"));

        assertThat(shown.catalogue()).hasSize(4);
        assertThat(shown.dueText()).isEqualTo("16 giờ 00, thứ Hai ngày 17/01/2022");
        assertThat(shown.closed()).isNull();
        assertThat(shown.lastChange().atText()).isEqualTo("15 giờ 59, thứ Hai ngày 17/01/2022");
        JsonNode current = conference.json.valueToTree(shown.current());
        conference.accept(
                conference.desk,
                "AmendRegistration",
                "HUONGKHE",
                Map.of("registration", current.toString()),
                IN_TIME.plusMillis(1));
        assertThat(lastChange().version())
                .as("what is shown can be sent back as it is")
                .isEqualTo(1);
    }

    @Test
    void the_receivers_see_the_whole_list_and_who_is_missing() {
        register(conference.registration("Phú Gia", 40), DUE.plusSeconds(60));

        AcknowledgeHandler.Shown shown =
                conference.acknowledge.show(conference.duty("AcknowledgeSitesByTelecom", "VTHT"));

        assertThat(shown.siteCount()).isEqualTo(3);
        assertThat(shown.delegateCount()).isEqualTo(100);
        assertThat(shown.missing()).containsExactly("Đảng ủy Khối");
        assertThat(shown.units().get(0).late()).isEqualTo("muộn 01 phút");
        assertThat(shown.units().get(0).sites())
                .extracting(AcknowledgeHandler.ShownSite::label)
                .containsExactly("Huyện ủy Hương Khê", "xã Phú Gia");
    }

    private void register(ObjectNode registration, Instant at) {
        conference.register("HUONGKHE", registration, at);
    }

    private UnitSites huongKhe() {
        return conference.registrations.sites(conference.id).units().get(0);
    }

    private Change lastChange() {
        return conference.registrations.lastChange(conference.id, "HUONGKHE").orElseThrow();
    }

    private static void attend(ObjectNode registration, int row, String attendance) {
        ((ObjectNode) registration.withArray("sites").get(row)).put("attendance", attendance);
    }
}
