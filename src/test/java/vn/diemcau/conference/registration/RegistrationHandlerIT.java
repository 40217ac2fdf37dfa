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
    void aRegistrationIsInTheListOfSitesWithItsTotals() {
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
    void theFirstVersionSaysWhatWasRegistered() {
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
    void theSameRegistrationTwiceChangesNothing() {
        register(conference.registration("Phú Gia", 40, "Hòa Hải", 10), IN_TIME);
        List<Site> before = huongKhe().sites();

        register(conference.registration("Hòa Hải", 10, "Xã PHÚ GIA", 40), LINE_TEST.plusSeconds(60));

        assertThat(huongKhe().sites()).isEqualTo(before);
        assertThat(lastChange().version()).isEqualTo(1);
    }

    @Test
    void anAmendmentIsAVersionWithItsDifferenceAndSitesThatStayKeepTheirIds() {
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
    void aRegistrationAtTheDeadlineItselfIsLate() {
        register(conference.registration(), DUE);

        assertThat(huongKhe().late()).isZero();
        assertThat(huongKhe().lateText()).isEqualTo("muộn dưới 1 phút");
    }

    @Test
    void aLateRegistrationIsTakenAndSaysByHowMuch() {
        register(conference.registration(), DUE.plus(Duration.ofMinutes(125)));
        assertThat(huongKhe().lateText()).isEqualTo("muộn 2 giờ 05 phút");
    }

    @Test
    void afterTheLineTestBeganNothingCanBeChanged() {
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
    void anEarlyLineTestClosesTheRegistrationsToo() {
        register(conference.registration("Phú Gia", 40), IN_TIME);
        conference.jdbc.sql("""
                        insert into site_check
                          (kind, conference_id, site_id, round, passed, checked_at, checked_by)
                        select 'LINE_TEST', conference_id, id, 1, true, now(), 'userTTCB'
                        from site where conference_id = ?""").param(conference.id).update();

        assertThatThrownBy(() -> register(conference.registration(), IN_TIME)).isInstanceOf(Refused.class);
    }

    @Test
    void aUnitThatNeverRegisteredMayStillDoSoAfterTheLineTestBegan() {
        register(conference.registration("Phú Gia", 40), LINE_TEST.plusSeconds(1));

        assertThat(huongKhe().lateText()).isEqualTo("muộn 23 giờ 00 phút");
    }

    @Test
    void aUnitThatTheConferenceDoesNotNameIsRefused() {
        Refused refused = catchThrowableOfType(
                Refused.class, () -> conference.register("CANLOC", conference.registration(), IN_TIME));

        assertThat(refused.reason()).isEqualTo(Reason.FORBIDDEN);
    }

    @Test
    void ofARefusedRegistrationNothingIsKept() {
        assertThatThrownBy(() -> register(conference.registration("Phú Gia", 40, "Nơi khác", 3), IN_TIME))
                .isInstanceOf(Refused.class);

        assertThat(huongKhe().isRegistered()).isFalse();
        assertThat(conference.registrations.changes(conference.id)).isEmpty();
    }

    @Test
    void ofColleaguesWhoRegisterAtOnceEachIsAVersion() {
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
    void anAgencyThatComesToTheBlocIsNoSite() {
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
    void theFormStartsFromWhatTheUnitRegistered() {
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
    void theReceiversSeeTheWholeListAndWhoIsMissing() {
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
