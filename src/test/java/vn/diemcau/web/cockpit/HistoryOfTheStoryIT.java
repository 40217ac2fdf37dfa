package vn.diemcau.web.cockpit;

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
import org.assertj.core.api.SoftAssertions;
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
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.escalation.mail.LedgerEntry;
import vn.diemcau.escalation.mail.MailLedger;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.escalation.relay.UndeliverableListener;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.web.Officer;

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

        SoftAssertions.assertSoftly(softly -> {
            softly.assertThat(history("&group=CONFERENCE"))
                    .containsExactly(
                            "08:00 12/01 – Văn phòng Tỉnh ủy lập kế hoạch “Hội nghị trực tuyến tổng kết công tác năm 2021,"
                                    + " triển khai nhiệm vụ năm 2022”: hạn đăng ký 16:00 17/01, chạy thử đường truyền"
                                    + " 15:00 18/01, khai mạc 07:30 19/01",
                            "08:30 12/01 – Văn phòng Tỉnh ủy phát hành Giấy mời họp của Ban Thường vụ Tỉnh ủy,"
                                    + " số 15-GM/TU",
                            "08:00 18/01 – Văn phòng Tỉnh ủy đổi lịch Hội nghị: chạy thử đường truyền"
                                    + " 15:00 18/01 → 16:00 18/01; khai mạc 07:30 19/01 → 08:00 19/01"
                                    + " (Trùng lịch họp Chính phủ)",
                            "11:30 19/01 – Văn phòng Tỉnh ủy kết thúc Hội nghị: 36 điểm cầu, 1250 đại biểu đã dự");
            softly.assertThat(history("&group=REGISTRATION&agency=HUONGKHE"))
                    .containsExactly(
                            "15:42 16/01 – Huyện ủy Hương Khê gửi đăng ký: 21 điểm cầu, 812 đại biểu",
                            "17:30 17/01 – Huyện ủy Hương Khê điều chỉnh đăng ký: điểm cầu của đơn vị:"
                                    + " 212 → 240 đại biểu; thay đổi người phụ trách hoặc số điện thoại",
                            "17:00 18/01 – Văn phòng Tỉnh ủy mở lại đăng ký, nhận đến 20:00 18/01 (Bổ sung đại biểu)",
                            "17:00 18/01 – Huyện ủy Hương Khê điều chỉnh đăng ký: điểm cầu của đơn vị:"
                                    + " 240 → 241 đại biểu; thay đổi người phụ trách hoặc số điện thoại");
            softly.assertThat(history("&group=REGISTRATION&text=nhap+thay"))
                    .containsExactly(
                            "17:30 17/01 – Văn phòng Tỉnh ủy nhập thay đăng ký của Huyện ủy Vũ Quang theo văn bản"
                                    + " 12-CV/HU: 1 điểm cầu, 40 đại biểu, muộn 1 giờ 30 phút",
                            "17:30 17/01 – Văn phòng Tỉnh ủy nhập thay đăng ký của Huyện ủy Can Lộc qua điện thoại:"
                                    + " 1 điểm cầu, 40 đại biểu, muộn 1 giờ 30 phút");
            softly.assertThat(history("&group=READINESS"))
                    .containsExactly(
                            "16:00 18/01 – Trung tâm Công báo - Tin học tỉnh chạy thử đường truyền lần 1: 35/36 điểm cầu đạt;"
                                    + " chưa đạt: xã Phú Gia (Huyện ủy Hương Khê)",
                            "16:40 18/01 – Trung tâm Công báo - Tin học tỉnh chạy thử đường truyền lần 2: 1/1 điểm cầu đạt",
                            "17:20 18/01 – Văn phòng Tỉnh ủy quyết định mức sẵn sàng: chưa sẵn sàng, trình cấp trên"
                                    + " quyết định (Xã Phú Gia chưa có điện)",
                            "17:20 18/01 – Thường trực Tỉnh ủy quyết định vẫn họp đúng thời gian (Đã có máy phát)",
                            "07:50 19/01 – Văn phòng Tỉnh ủy điểm danh: 35/36 điểm cầu có mặt; vắng: xã Hà Linh"
                                    + " (Huyện ủy Hương Khê)");
            softly.assertThat(history("&group=INCIDENT"))
                    .containsExactly(
                            "17:30 17/01 – Văn phòng Tỉnh ủy báo kết quả xử lý sự cố số 1: đã khắc phục",
                            "17:00 18/01 – Huyện ủy Hương Khê báo sự cố số 2 (Mất điện tại xã Phú Gia)",
                            "17:20 18/01 – Văn phòng Tỉnh ủy báo kết quả xử lý sự cố số 2: đã có phương án thay thế");
            softly.assertThat(history("&group=DUTY&agency=CANLOC"))
                    .startsWith(
                            "08:30 12/01 – Huyện ủy Can Lộc nhận việc “Chuẩn bị hội trường, trang trí, điều kiện”",
                            "08:30 12/01 – Quản trị hệ thống (admin) để trống người nhận việc"
                                    + " “Chuẩn bị hội trường, trang trí, điều kiện”",
                            "08:30 12/01 – Huyện ủy Can Lộc nhận việc “Chuẩn bị hội trường, trang trí, điều kiện”",
                            "09:00 13/01 – Huyện ủy Can Lộc nhận làm tiếp việc “Chuẩn bị hội trường, trang trí, điều kiện”",
                            "09:00 13/01 – Huyện ủy Can Lộc ghi chú vào việc “Chuẩn bị hội trường, trang trí, điều kiện”",
                            "09:00 13/01 – Huyện ủy Can Lộc hoàn thành: Chuẩn bị hội trường, trang trí, điều kiện",
                            "09:00 13/01 – Huyện ủy Can Lộc không đăng ký phát biểu",
                            "17:30 17/01 – Văn phòng Tỉnh ủy nhận việc “Đăng ký điểm cầu và đại biểu”");
            List<String> mails = history("&group=MAIL");
            softly.assertThat(mails)
                    .containsSubsequence(
                            "08:30 12/01 – Hệ thống gửi Giấy mời và nhiệm vụ tới 12 cơ quan; 14 đơn vị nhận khi nhiệm vụ của"
                                    + " mình mở",
                            "16:00 14/01 – Hệ thống nhắc việc “Tin mời thành phần dự Hội nghị” (3 nơi),"
                                    + " “Đăng ký điểm cầu và đại biểu” (14 nơi)",
                            "16:00 17/01 – Hệ thống báo quá hạn cấp 1 “Tin mời thành phần dự Hội nghị” (3 nơi),"
                                    + " “Đăng ký điểm cầu và đại biểu” (12 nơi)",
                            "16:00 17/01 – Hệ thống gửi danh sách điểm cầu tới các nơi nhận",
                            "17:00 17/01 – Hệ thống báo quá hạn cấp 2 “Tin mời thành phần dự Hội nghị” (3 nơi),"
                                    + " “Đăng ký điểm cầu và đại biểu” (13 nơi)",
                            "17:30 17/01 – Hệ thống báo đăng ký muộn của Huyện ủy Vũ Quang tới các nơi nhận danh sách",
                            "17:30 17/01 – Hệ thống báo thay đổi đăng ký của Huyện ủy Hương Khê"
                                    + " tới các nơi nhận danh sách",
                            "17:30 17/01 – Hệ thống không gửi được thư “Giấy mời họp ngày 19/01/2022: nhiệm vụ của Huyện ủy Vũ Quang”"
                                    + " tới Chuyên viên Văn phòng Huyện ủy Vũ Quang;"
                                    + " giao Văn phòng gọi điện, sự cố số 1 (Máy chủ thư từ chối nhận thư.)",
                            "17:30 17/01 – Văn phòng Tỉnh ủy cho gửi lại thư “Giấy mời họp ngày 19/01/2022: nhiệm vụ của Huyện ủy Vũ Quang”"
                                    + " tới vanphong@vuquang.hatinh.example",
                            "08:00 18/01 – Hệ thống gửi lịch mới tới 26 cơ quan, đơn vị",
                            "17:00 18/01 – Hệ thống báo thay đổi đăng ký của Huyện ủy Hương Khê"
                                    + " tới các nơi nhận danh sách");
            softly.assertThat(mails).doesNotHaveDuplicates();
            softly.assertThat(history("&group=DOWNLOAD"))
                    .containsExactly("11:30 19/01 – Văn phòng Tỉnh ủy tải “Tổng hợp điểm cầu và đại biểu”");
            softly.assertThat(String.join("\n", history("")))
                    .as("no person stands in the record")
                    .doesNotContain("Nguyễn Văn Gọi", "0911222333", "Trần Thị Máy", "0900000000");
        });
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
        story.sendMails();
        claim("canloc", "PrepareHall", "CANLOC");
        post("admin", "/engine-rest/task/" + task("CANLOC", "PrepareHall") + "/unclaim", "{}");
        claim("canloc", "PrepareHall", "CANLOC");
        colleague("canloc2", "CANLOC");
        at("2022-01-13T09:00");
        post("canloc2", "/api/tasks/" + task("CANLOC", "PrepareHall") + "/takeover", "");
        post(
                "canloc2",
                "/engine-rest/task/" + task("CANLOC", "PrepareHall") + "/comment/create",
                "{\"message\": \"Máy chiếu do Nguyễn Văn Gọi mượn\"}");
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
        does("HUONGKHE", "CorrectRegistration-1", Map.of("registration", registration(241, 30)));
        post("HUONGKHE", "/api/conferences/" + ID + "/incidents", "{\"words\": \"Mất điện tại xã Phú Gia\"}");
        story.run();
        at("2022-01-18T17:20");
        does("VPTU", "HandleIncident-2", Map.of("outcome", "WORKAROUND", "impact", "Phải chạy máy phát"));
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
        if (user.equals("VPTU") && !agency.equals("VPTU")) {
            post(user, "/api/tasks/" + task(agency, duty) + "/takeover", "");
        }
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
                .map(LedgerEntry::mail)
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
