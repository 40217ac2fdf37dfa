package vn.diemcau.conference.registration;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.conference.LineTests;
import vn.diemcau.conference.duty.Answer;
import vn.diemcau.conference.duty.AnswerHandler;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.conference.plan.ReceivedList;

/** A conference on a real PostgreSQL with two units of communes and the Bloc, for tests of what they register. */
public final class CalledConference {

    /** Registration was due then. */
    public static final Instant DUE = Instant.parse("2022-01-17T09:00:00Z");

    private static final Clock CLOCK = Clock.fixed(DUE, ZoneOffset.UTC);
    private static final DataSource DATABASE = start();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    public final ObjectMapper json = new ObjectMapper();
    public final JdbcClient jdbc = JdbcClient.create(DATABASE);
    public final String id = "conference" + NUMBER.incrementAndGet();
    public final Registrations registrations = new Registrations(jdbc);
    final RegistrationHandler desk;
    final AcknowledgeHandler acknowledge = new AcknowledgeHandler(registrations, jdbc, CLOCK);

    private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(DATABASE));

    /** Calls it, with one site of the province. */
    public CalledConference() {
        jdbc.sql("""
                        insert into conference
                          (id, title, letter, host, zone, start_at, arrive_minutes_before, line_test_at,
                           registration_due_at, status, plan, called_at)
                        values (?, 'Hội nghị', 'Giấy mời', 'VPTU', 'Asia/Ho_Chi_Minh', '2022-01-19 07:30+07', 10,
                          '2022-01-18 15:00+07', ?, 'ISSUED', '', now())""")
                .params(id, OffsetDateTime.parse("2022-01-17T16:00:00+07:00"))
                .update();
        jdbc.sql("""
                        insert into conference_unit (conference_id, unit, chair, registration, registration_due_at)
                        select ?, unit, chair, 'registrationDue', ?
                        from (values ('HUONGKHE', null), ('DUKHOI', 'Bí thư Đảng ủy Khối')) as of (unit, chair)""")
                .params(id, OffsetDateTime.parse("2022-01-17T16:00:00+07:00"))
                .update();
        registrations.addProvinceSites(
                id,
                List.of(new Plan.Site(
                        "P1", "Điểm cầu tỉnh", "Trung tâm Công báo - Tin học", "VPUBND", "Thường trực Tỉnh ủy")));
        desk = new RegistrationHandler(
                new UnitFactsQuery(jdbc, new Conferences(jdbc, json, CLOCK), new LineTests(jdbc)),
                new RegistrationTable(jdbc, json),
                registrations,
                json,
                CLOCK);
    }

    /** A registration with an own site of 60 delegates, and one row each. */
    public ObjectNode registration(Object... namesAndDelegates) {
        ObjectNode registration = json.createObjectNode();
        registration
                .putObject("own")
                .put("place", "Hội trường tầng 2")
                .put("chair", "Bí thư Huyện ủy")
                .put("technician", "Cán bộ Văn phòng")
                .put("phone", "0900.000.003")
                .put("delegates", 60);
        registration.put("noCommuneSites", namesAndDelegates.length == 0);
        ArrayNode rows = registration.putArray("sites");
        for (int i = 0; i < namesAndDelegates.length; i += 2) {
            rows.addObject().put("name", (String) namesAndDelegates[i]).put("delegates", (int)
                    namesAndDelegates[i + 1]);
        }
        return registration;
    }

    /** Hands in a registration of the unit, as its officer. */
    public void register(String unit, ObjectNode registration, Instant at) {
        accept(desk, "RegisterSites", unit, Map.of("registration", registration.toString()), at);
    }

    /** Hands in an answer in a transaction of its own, as the engine does when it completes a task. */
    public Map<String, Boolean> accept(
            AnswerHandler to, String duty, String agency, Map<String, Object> fields, Instant at) {
        Answer answer = new Answer(
                id,
                duty,
                DutyKind.ofDrawn(Duty.taskOf(duty)).orElseThrow(),
                agency,
                "user" + agency,
                false,
                at,
                new HashMap<>(fields),
                List.of());
        return transaction.execute(status -> to.accept(answer)).decisions();
    }

    /** An open duty of the agency. */
    public Duty duty(String code, String agency) {
        return new Duty(
                id,
                code,
                DutyKind.ofDrawn(Duty.taskOf(code)).orElseThrow(),
                agency,
                code,
                null,
                DUE,
                "",
                List.of(),
                "task",
                DUE,
                null,
                null,
                ReceivedList.ofDrawn(code).orElse(null));
    }

    private static DataSource start() {
        try {
            // Stops with the JVM.
            DataSource database = EmbeddedPostgres.builder().start().getPostgresDatabase();
            Flyway.configure().dataSource(database).load().migrate();
            directory(JdbcClient.create(database));
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void directory(JdbcClient jdbc) {
        jdbc.sql("""
                        insert into agency (code, kind, name, leader_role, leader_email, ordinal) values
                          ('VPTU', 'OFFICE', 'Văn phòng Tỉnh ủy', 'Chánh Văn phòng', 'vptu@diemcau.example', 0),
                          ('VPUBND', 'AGENCY', 'Văn phòng UBND tỉnh', 'Chánh Văn phòng', 'vpubnd@diemcau.example', 1),
                          ('HUONGKHE', 'UNIT', 'Huyện ủy Hương Khê', 'Bí thư', 'huongkhe@diemcau.example', 2),
                          ('DUKHOI', 'UNIT', 'Đảng ủy Khối', 'Bí thư', 'dukhoi@diemcau.example', 3),
                          ('CANLOC', 'UNIT', 'Huyện ủy Can Lộc', 'Bí thư', 'canloc@diemcau.example', 4)""").update();
        jdbc.sql("""
                        insert into locality (unit, ordinal, type, name) values
                          ('HUONGKHE', 0, 'Thị trấn', 'Hương Khê'), ('HUONGKHE', 1, 'Xã', 'Phú Gia'),
                          ('HUONGKHE', 2, 'Xã', 'Hương Trạch'), ('HUONGKHE', 3, 'Xã', 'Hòa Hải')""").update();
        jdbc.sql("""
                        update agency set level = 'huyện', level_below = 'xã', listed_below = 'cơ sở',
                          members_are = 'thị trấn, xã' where code in ('HUONGKHE', 'CANLOC')""").update();
        jdbc.sql("""
                        update agency set level = 'huyện', level_below = 'xã', listed_below = 'cơ sở',
                          collective = true, short_name = 'Khối', members_are = 'cơ quan, đảng bộ, chi bộ trực thuộc'
                        where code = 'DUKHOI'""").update();
    }
}
