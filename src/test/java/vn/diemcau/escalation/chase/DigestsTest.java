package vn.diemcau.escalation.chase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.Agency.Contact;
import vn.diemcau.conference.directory.Agency.Kind;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.escalation.ladder.Addressee;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.ladder.Notice;

class DigestsTest {

    private static final Instant NOW = Instant.parse("2022-01-17T09:00:00Z");

    private static final Map<String, Agency> DIRECTORY = Map.of(
            "TTTU", agency("TTTU", Kind.LEADERSHIP, null, "thuongtruc@x", "thuky@x"),
            "VPTU", agency("VPTU", Kind.OFFICE, "TTTU", "chanhvp@x", "tonghop@x"),
            // The Office's chief looks after the Bloc himself.
            "DUKHOI", agency("DUKHOI", Kind.UNIT, "TTTU", "bithu@x", "ChanhVP@x"));

    private final DirectoryStore directory = mock();

    @Test
    void a_leader_who_is_a_contact_somewhere_else_gets_one_mail_of_the_heavier_kind() {
        List<Digest> digests = digests(
                about("PrepareReports", "VPTU", 1, Map.of(Addressee.CHIEF, MailKind.OVERDUE_OFFICE)),
                about("RegisterSites", "DUKHOI", 0, Map.of(Addressee.AGENCY, MailKind.REMINDER)));

        assertThat(digests).singleElement().satisfies(digest -> {
            assertThat(digest.lines()).hasSize(2);
            assertThat(digest.level()).isEqualTo(1);
            assertThat(digest.kind()).isEqualTo(MailKind.OVERDUE_OFFICE);
        });
    }

    @Test
    void who_is_told_of_a_duty_as_its_agency_is_not_told_of_it_as_the_office() {
        assertThat(digests(about(
                        "PrepareReports",
                        "VPTU",
                        1,
                        Map.of(Addressee.LEADER, MailKind.OVERDUE, Addressee.CHIEF, MailKind.OVERDUE_OFFICE))))
                .singleElement()
                .satisfies(digest -> assertThat(digest.kind()).isEqualTo(MailKind.OVERDUE));
    }

    @Test
    void the_leadership_is_the_one_above_the_office() {
        assertThat(digests(about("RegisterSites", "DUKHOI", 3, Map.of(Addressee.STANDING, MailKind.OVERDUE_OFFICE))))
                .extracting(digest -> digest.to().email())
                .containsExactly("thuongtruc@x");
    }

    private List<Digest> digests(Digests.About... about) {
        when(directory.find(anyString()))
                .thenAnswer(call -> Optional.ofNullable(DIRECTORY.get(call.<String>getArgument(0))));
        ZonedDateTime start = NOW.atZone(ZoneId.of("Asia/Ho_Chi_Minh")).plusDays(2);
        return new Digests(directory)
                .of(
                        List.of(about),
                        new Conference(
                                "c",
                                "",
                                "",
                                "Giấy mời",
                                "",
                                "VPTU",
                                start.getZone(),
                                start,
                                10,
                                start,
                                start,
                                List.of(),
                                true,
                                true,
                                Conference.Status.ISSUED,
                                0,
                                null,
                                null,
                                0));
    }

    private static Digests.About about(String code, String agency, int level, Map<Addressee, String> to) {
        Duty duty = new Duty(
                "c", code, DutyKind.GENERAL, agency, code, null, NOW, "", List.of(), "1", NOW, null, null, null);
        return new Digests.About(duty, new Notice(NOW, level, new java.util.EnumMap<>(to), false, null));
    }

    private static Agency agency(String code, Kind kind, String parent, String leader, String contact) {
        return new Agency(
                code,
                kind,
                code,
                List.of(),
                parent,
                new Contact("Lãnh đạo", leader, null),
                List.of(new Contact("Đầu mối", contact, null)),
                List.of());
    }
}
