package vn.diemcau.audit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.DiemCauTest;
import vn.diemcau.audit.journal.Journal.Wanted;

/** What is on record stays there as it was written. */
@DiemCauTest
class JournalIT {

    private final String conference = "nhat-ky-" + UUID.randomUUID();

    @Autowired
    private Journal journal;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void signOut() {
        identity.clearAuthentication();
    }

    @Test
    void an_act_is_kept_with_who_did_it_and_for_whom() {
        identity.setAuthentication("vptu", List.of("VPTU"));

        write(Act.of(Kind.REGISTERED, "nhập thay Huyện ủy Hương Khê: 21 điểm cầu")
                .on(conference, "RegisterSites", "HUONGKHE")
                .because("Mất điện")
                .with("after", Map.of("sites", 21)));

        Journal.Entry entry = all().get(0);
        assertThat(entry.by()).isEqualTo("vptu");
        assertThat(entry.byAgency()).isEqualTo("VPTU");
        assertThat(entry.act().kind()).isEqualTo(Kind.REGISTERED);
        assertThat(entry.act().duty()).isEqualTo("RegisterSites");
        assertThat(entry.act().agencies()).containsExactly("HUONGKHE");
        assertThat(entry.act().reason()).isEqualTo("Mất điện");
        assertThat(entry.act().detail()).isEqualTo(Map.of("after", Map.of("sites", 21)));
    }

    @Test
    void a_person_of_two_offices_acts_for_the_one_that_is_concerned() {
        identity.setAuthentication("kiem-nhiem", List.of("VPUBND", "HUONGKHE"));

        write(Act.of(Kind.REGISTERED, "gửi đăng ký").on(conference, "RegisterSites", "HUONGKHE"));
        write(Act.of(Kind.LIST_DOWNLOADED, "tải danh sách").in(conference));

        assertThat(all()).extracting(Journal.Entry::byAgency).containsExactly("VPUBND", "HUONGKHE");
    }

    @Test
    void what_the_system_does_by_itself_has_no_person() {
        write(Act.of(Kind.CHASED, "nhắc việc").in(conference));

        Journal.Entry entry = all().get(0);
        assertThat(entry.by()).isNull();
        assertThat(entry.byAgency()).isNull();
        assertThat(entry.address()).isNull();
    }

    @Test
    void an_act_that_is_taken_back_leaves_no_record() {
        transaction.executeWithoutResult(status -> {
            journal.write(Act.of(Kind.CONFERENCE_CANCELLED, "hủy Hội nghị").in(conference));
            status.setRollbackOnly();
        });

        assertThat(all()).isEmpty();
    }

    @Test
    void nothing_is_written_beside_the_act_that_it_tells_of() {
        assertThatThrownBy(() ->
                        journal.write(Act.of(Kind.CONFERENCE_CANCELLED, "hủy").in(conference)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update act set words = 'không có gì'",
                "update act set words = 'không có gì' where false",
                "delete from act",
                "truncate act",
                "update act_text set reason = 'không vì gì'",
                "delete from act_text",
                "truncate act_text",
                "delete from act_cut",
                "insert into act (id, at, kind, agencies, words, folded) overriding system value"
                        + " select id, at, kind, agencies, words, folded from act"
                        + " on conflict (id) do update set words = 'không có gì'"
            })
    void the_database_refuses_to_change_or_remove_an_act(String sql) {
        write(Act.of(Kind.PROMISE_GIVEN, "hẹn gửi").in(conference).because("Bận họp"));

        assertThatThrownBy(() -> jdbc.sql(sql).update()).hasMessageContaining("only ever added to");
        assertThat(all()).extracting(entry -> entry.act().words()).containsExactly("hẹn gửi");
    }

    @Test
    void the_acts_are_found_by_agency_group_and_words() {
        identity.setAuthentication("vptu", List.of("VPTU"));
        write(Act.of(Kind.CONFERENCE_CALLED, "triệu tập Hội nghị").in(conference));
        write(Act.of(Kind.REGISTRATION_REOPENED, "mở lại đăng ký cho 100% đơn vị")
                .about(List.of("HUONGKHE", "CANLOC"))
                .in(conference));
        identity.setAuthentication("canloc", List.of("CANLOC"));
        write(Act.of(Kind.DUTY_HANDED_IN, "hoàn thành: Chuẩn bị hội trường")
                .on(conference, "PrepareHall", "CANLOC")
                .because("Đủ điều kiện"));

        assertThat(found(new Wanted("HUONGKHE", null, null, List.of()))).containsExactly(2);
        assertThat(found(new Wanted("CANLOC", null, null, List.of()))).containsExactly(3, 2);
        assertThat(found(new Wanted("VPTU", null, null, List.of()))).containsExactly(2, 1);
        assertThat(found(new Wanted(null, Kind.Group.REGISTRATION, null, List.of())))
                .containsExactly(2);
        assertThat(found(new Wanted(null, null, "HOI TRUONG", List.of()))).containsExactly(3);
        assertThat(found(new Wanted(null, null, "đủ điều kiện", List.of()))).containsExactly(3);
        assertThat(found(new Wanted(null, null, "100%", List.of()))).containsExactly(2);
        assertThat(found(new Wanted(null, null, "_", List.of()))).isEmpty();
        assertThat(found(new Wanted(null, null, "canloc", List.of()))).containsExactly(3);
        assertThat(found(new Wanted(null, null, "Hương Khê", List.of("HUONGKHE"))))
                .containsExactly(2);
        assertThat(found(new Wanted("CANLOC", Kind.Group.DUTY, "hương khê", List.of("HUONGKHE"))))
                .isEmpty();
        assertThat(journal.count(conference, new Wanted("CANLOC", null, null, List.of())))
                .isEqualTo(2);
    }

    @Test
    void pages_follow_each_other() {
        for (int i = 1; i <= 5; i++) {
            write(Act.of(Kind.CHASED, "nhắc lần " + i).in(conference));
        }

        assertThat(journal.of(conference, Wanted.ALL, 0, 2))
                .extracting(entry -> entry.act().words())
                .containsExactly("nhắc lần 5", "nhắc lần 4");
        assertThat(journal.of(conference, Wanted.ALL, 4, 2))
                .extracting(entry -> entry.act().words())
                .containsExactly("nhắc lần 1");
        assertThat(journal.count(conference, Wanted.ALL)).isEqualTo(5);
    }

    private void write(Act act) {
        transaction.executeWithoutResult(status -> journal.write(act));
    }

    private List<Journal.Entry> all() {
        return journal.of(conference, Wanted.ALL, 0, 100);
    }

    /** Which acts of the test, counted from 1. */
    private List<Integer> found(Wanted wanted) {
        List<Long> ids = all().stream().map(Journal.Entry::id).sorted().toList();
        return journal.of(conference, wanted, 0, 100).stream()
                .map(entry -> ids.indexOf(entry.id()) + 1)
                .toList();
    }
}
