package vn.diemcau.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.DiemCauTest;
import vn.diemcau.directory.Agency;
import vn.diemcau.directory.DirectoryStore;
import vn.diemcau.mail.MailLedger;
import vn.diemcau.mail.OrderedMail;
import vn.diemcau.mail.UndeliverableListener;
import vn.diemcau.preparation.ConferenceStory;

/** Walks the letter's conference from its plan to its end, and reads in the history what everybody did. */
@DiemCauTest
@Import(ConferenceStory.class)
class HistoryOfTheStoryIT {

    private static final String ID = "nhat-ky-cua-giay-moi";

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private DirectoryStore directory;

    @Autowired
    private IdentityService identity;

    @Autowired
    private MailLedger ledger;

    @Autowired
    private List<UndeliverableListener> undeliverable;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void the_history_reads_like_the_story() {
        tell();

        System.err.println(String.join("\n", history("")));
        assertThat(history("&group=CONFERENCE")).containsExactly();
    }

    private void tell() {
        at("2022-01-12T08:00");
        done(Officer.of("VPTU", port)
                .post(
                        "/api/conferences",
                        "application/yaml",
                        ConferenceStory.plan(ID).getBytes(StandardCharsets.UTF_8)));
        story.ofConference(ID);
        at("2022-01-12T08:30");
        does("VPTU", "IssueLetter", Map.of("number", "15-GM/TU"));
        claim("canloc", "PrepareHall", "CANLOC");
        post("admin", "/engine-rest/task/" + task("CANLOC", "PrepareHall") + "/unclaim", "{}");
        claim("canloc", "PrepareHall", "CANLOC");
        colleague("canloc2", "CANLOC");
        at("2022-01-13T09:00");
        post("canloc2", "/api/tasks/" + task("CANLOC", "PrepareHall") + "/takeover", "");
        does("canloc2", "CANLOC", "PrepareHall", Map.of());
        does("CANLOC", "PrepareSpeech", Map.of("title", "Xây dựng nông thôn mới", "minutes", 8));

        at("2022-01-16T15:42");
        does("HUONGKHE", "RegisterSites", Map.of("registration", registration(212, 30)));
        at("2022-01-17T10:00");
        post(
                "VUQUANG",
                "/api/tasks/" + task("VUQUANG", "RegisterSites") + "/promise",
                "{\"until\": \"2022-01-17T17:00\"}");
        at("2022-01-17T17:30");
        does("VPTU", "VUQUANG", "RegisterSites", Map.of("source", "PAPER", "sourceDetail", "12-CV/HU"));
        does(
                "VPTU",
                "CANLOC",
                "RegisterSites",
                Map.of("source", "PHONE", "sourceDetail", "Nguyễn Văn Gọi, 0911222333"));
        does(
                "HUONGKHE",
                "AmendRegistration",
                Map.of("registration", registration(240, 30).replace("Cán bộ kỹ thuật", "Trần Thị Máy")));
        undelivered("vanphong@vuquang.hatinh.example");
        story.run();
        does("VPTU", "HandleIncident-1", Map.of("outcome", "SOLVED"));
        resend("vanphong@vuquang.hatinh.example");

        at("2022-01-18T08:00");
        done(Officer.of("VPTU", port)
                .put(
                        "/api/conferences/" + ID + "/dates",
                        "{\"registrationDue\": \"2022-01-17T16:00\", \"lineTest\": \"2022-01-18T16:00\","
                                + " \"start\": \"2022-01-19T08:00\", \"reason\": \"Trùng lịch họp Chính phủ\"}"));
        story.run();
        story.everybodyDoesEverythingBut("X X");
        at("2022-01-18T16:00");
        does("TTCB", "TestLines", Map.of("results", story.results("passed", "xã Phú Gia")));
        does("VTHT", "RepairLines", Map.of());
        at("2022-01-18T16:40");
        does("TTCB", "TestLines", Map.of("results", story.results("passed")));
        at("2022-01-18T17:00");
        post(
                "VPTU",
                "/api/conferences/" + ID + "/registrations/HUONGKHE/reopening",
                "{\"reason\": \"Bổ sung đại biểu\", \"until\": \"2022-01-18T20:00\"}");
        story.run();
        does("HUONGKHE", "CorrectRegistration-1", Map.of("registration", registration(240, 31)));
        post("HUONGKHE", "/api/conferences/" + ID + "/incidents", "{\"words\": \"Mất điện tại xã Phú Gia\"}");
        story.run();
        at("2022-01-18T17:20");
        does("VPTU", "HandleIncident-2", Map.of("outcome", "WORKAROUND"));
        does("VPTU", "DecideReadiness", Map.of("decision", "NO_GO", "risks", "Xã Phú Gia chưa có điện"));
        does("TTTU", "DecidePostponement", Map.of("decision", "PROCEED", "reason", "Đã có máy phát"));
        at("2022-01-19T07:50");
        does("VPTU", "TakeRollCall", Map.of("results", story.results("present", "xã Hà Linh")));
        at("2022-01-19T11:30");
        story.everybodyDoesEverythingBut("VPTU CloseConference");
        does("VPTU", "CloseConference", Map.of("sites", 36, "delegates", 1250));
        assertThat(Officer.of("VPTU", port)
                        .download("/api/conferences/" + ID + "/lists/summary.xlsx")
                        .statusCode())
                .isEqualTo(200);
    }

    private List<String> history(String filter) {
        List<String> told = new ArrayList<>();
        for (int from = 0, total = 1; from < total; from += HistoryController.PAGE_SIZE) {
            JsonNode page = Officer.json(
                    Officer.of("VPTU", port).get("/api/conferences/" + ID + "/history?from=" + from + filter));
            total = page.get("total").asInt();
            page.get("acts").forEach(act -> told.add(sentence(act)));
        }
        Collections.reverse(told);
        return told;
    }

    private static String sentence(JsonNode act) {
        String reason =
                act.get("reason").isNull() ? "" : " (" + act.get("reason").asText() + ")";
        return "%s %s – %s %s%s"
                .formatted(
                        act.get("hour").asText(),
                        act.get("day").asText().replaceFirst(".*ngày (..)/(..)/.*", "$1/$2"),
                        act.get("who").asText(),
                        act.get("words").asText(),
                        reason);
    }

    private String registration(int own, int commune) {
        Agency.Locality[] communes = directory.find("HUONGKHE").orElseThrow().localities().stream()
                .filter(place -> place.type().equals("Xã"))
                .toArray(Agency.Locality[]::new);
        String rows = List.of(communes).stream()
                .map(place ->
                        "{\"type\": \"Xã\", \"name\": \"%s\", \"delegates\": %d}".formatted(place.name(), commune))
                .collect(Collectors.joining(","));
        return ConferenceStory.registration(own)
                .replace(
                        "\"noCommuneSites\": true, \"sites\": []",
                        "\"noCommuneSites\": false, \"sites\": [" + rows + "]");
    }

    private void does(String agency, String duty, Map<String, Object> given) {
        does(agency, agency, duty, given);
    }

    private void does(String user, String agency, String duty, Map<String, Object> given) {
        Map<String, Object> answer = new HashMap<>(story.usual(agency, duty));
        answer.putAll(given);
        done(Officer.of(user, port).submits(task(agency, duty), answer));
        story.run();
    }

    private void claim(String user, String duty, String agency) {
        post(user, "/engine-rest/task/" + task(agency, duty) + "/claim", "{\"userId\": \"" + user + "\"}");
    }

    private void post(String user, String path, String body) {
        done(Officer.of(user, port).post(path, body));
    }

    private static void done(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
    }

    private String task(String agency, String duty) {
        return story.task(agency, duty).getId();
    }

    private void at(String time) {
        if (story.id() == null) {
            ClockUtil.setCurrentTime(Date.from(LocalDateTime.parse(time)
                    .atZone(ZoneId.of("Asia/Ho_Chi_Minh"))
                    .toInstant()));
        } else {
            story.at(time);
        }
    }

    private void colleague(String user, String agency) {
        User colleague = identity.newUser(user);
        colleague.setPassword(Officer.PASSWORD);
        identity.saveUser(colleague);
        identity.createMembership(user, agency);
    }

    private OrderedMail mailTo(String address) {
        return ledger.of(ID).stream()
                .map(MailLedger.Entry::mail)
                .filter(mail -> mail.address().equals(address) && mail.kind().equals("duties-announced"))
                .findFirst()
                .orElseThrow();
    }

    private void undelivered(String address) {
        jdbc.sql("update mail set state = 'FAILED', error = 'Máy chủ thư từ chối nhận thư.' where id = ?")
                .param(mailTo(address).id())
                .update();
        undeliverable.forEach(listener -> listener.undeliverable(mailTo(address)));
    }

    private void resend(String address) {
        post("VPTU", "/api/mails/" + mailTo(address).id() + "/resending", "{\"address\": null}");
    }
}
