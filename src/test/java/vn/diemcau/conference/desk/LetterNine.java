package vn.diemcau.conference.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A letter of a People's Committee, and a reading of it as the reader of letters answers. */
public final class LetterNine {

    public static final String TEXT = """
            HỎA TỐC
            GIẤY MỜI
            Ủy ban nhân dân tỉnh tổ chức cuộc họp trực tuyến khẩn ứng phó bão số 13.
            Thời gian: 14 giờ 00, ngày 01 tháng 12 năm 2026.
            Địa điểm: Phòng họp số 2, Ủy ban nhân dân tỉnh và điểm cầu tại Ủy ban nhân dân các xã, phường, đặc khu.
            Yêu cầu:
            1. Sở Nông nghiệp và Môi trường chuẩn bị báo cáo tình hình và phương án ứng phó trước 10 giờ ngày 01/12/2026.
            2. Sở Khoa học và Công nghệ kiểm tra đường truyền đến các xã, phường, đặc khu lúc 08 giờ 00 ngày 01/12/2026; \
            cử cán bộ kỹ thuật trực trong suốt cuộc họp.
            3. Công ty Điện lực tỉnh bảo đảm nguồn điện cho các điểm cầu.
            4. Ủy ban nhân dân các xã, phường, đặc khu bố trí phòng họp, cán bộ kỹ thuật; báo số điện thoại đầu mối về \
            Văn phòng Ủy ban nhân dân tỉnh trước 20 giờ ngày 30/11/2026.
            5. Báo và Phát thanh, Truyền hình tỉnh cử phóng viên đưa tin.
            6. Đề nghị bảo đảm an ninh tại các điểm cầu.
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private LetterNine() {}

    public static JsonNode reading() {
        ObjectNode reading = JSON.createObjectNode();
        reading.put("text", TEXT);
        reading.put("title", "Cuộc họp trực tuyến khẩn ứng phó bão số 13");
        reading.putObject("letter")
                .put("kind", "Giấy mời")
                .put("number", "45/GM-UBND")
                .putNull("date");
        ArrayNode milestones = reading.putArray("milestones");
        milestone(milestones, "SESSION", "2026-12-01T14:00", "14 giờ 00, ngày 01 tháng 12 năm 2026");
        milestone(milestones, "OTHER_DEADLINE", "2026-12-01T10:00", "trước 10 giờ ngày 01/12/2026");
        milestone(milestones, "LINE_TEST", "2026-12-01T08:00", "08 giờ 00 ngày 01/12/2026");
        milestone(milestones, "REGISTRATION", "2026-11-30T20:00", "trước 20 giờ ngày 30/11/2026");
        ArrayNode duties = reading.putArray("duties");
        duty(
                duties,
                "Sở Nông nghiệp và Môi trường",
                "SNNMT",
                "REPORT",
                "2026-12-01T10:00",
                "chuẩn bị báo cáo tình hình và phương án ứng phó");
        duty(
                duties,
                "Sở Khoa học và Công nghệ",
                "SKHCN",
                "TEST",
                "2026-12-01T08:00",
                "kiểm tra đường truyền đến các xã, phường, đặc khu");
        duty(
                duties,
                "Sở Khoa học và Công nghệ",
                "SKHCN",
                "TECHNICIANS",
                null,
                "cử cán bộ kỹ thuật trực trong suốt cuộc họp");
        duty(duties, "Công ty Điện lực tỉnh", "DLT", "POWER", null, "bảo đảm nguồn điện cho các điểm cầu");
        duty(
                duties,
                "Ủy ban nhân dân các xã, phường, đặc khu",
                null,
                "PREPARE_SITE",
                null,
                "bố trí phòng họp, cán bộ kỹ thuật");
        duty(
                duties,
                "Ủy ban nhân dân các xã, phường, đặc khu",
                null,
                "REGISTER",
                "2026-11-30T20:00",
                "báo số điện thoại đầu mối về Văn phòng Ủy ban nhân dân tỉnh trước 20 giờ ngày 30/11/2026");
        duty(duties, "Báo và Phát thanh, Truyền hình tỉnh", "BAOPTTH", "REPORTERS", null, "cử phóng viên đưa tin");
        ArrayNode sentences = reading.putArray("unassigned");
        place(sentences.addObject(), "Đề nghị bảo đảm an ninh tại các điểm cầu.");
        reading.putArray("participants").addObject().put("name", "Lãnh đạo các sở, ban, ngành");
        reading.putArray("sites").addObject().put("name", "Phòng họp số 2, Ủy ban nhân dân tỉnh");
        reading.putArray("otherDates");
        return reading;
    }

    private static void milestone(ArrayNode milestones, String kind, String at, String words) {
        place(milestones.addObject().put("kind", kind).put("at", at), words);
    }

    private static void duty(ArrayNode duties, String who, String code, String kind, String due, String words) {
        ObjectNode duty = duties.addObject()
                .put("who", who)
                .put("agencyCode", code)
                .put("units", code == null)
                .put("name", words)
                .put("kind", kind)
                .put("due", due);
        if (due == null) {
            duty.put("suggestedDue", "2026-12-01T07:00").put("why", "suy ra từ chạy thử − 1 giờ");
        }
        place(duty, words);
    }

    private static void place(ObjectNode node, String words) {
        int from = TEXT.indexOf(words);
        node.put("words", words).put("from", from).put("to", from + words.length());
    }
}
