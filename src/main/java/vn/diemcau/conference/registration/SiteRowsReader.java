package vn.diemcau.conference.registration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.diemcau.conference.directory.Agency.Locality;
import vn.diemcau.conference.place.PlaceCatalogue;
import vn.diemcau.conference.registration.Registration.SubSite;
import vn.diemcau.conference.registration.SiteRow.State;
import vn.diemcau.platform.text.VietnameseText;

/**
 * Reads the rows below a unit's own site. It checks each row against the catalogue and then for duplicates above it.
 */
public record SiteRowsReader(PlaceCatalogue catalogue) {

    static final int MOST_DELEGATES = 2000;
    /** A question mark between letters: programs write it for an unknown letter. */
    private static final Pattern LOST_LETTER = Pattern.compile("(?<=\\p{L})\\?|\\?(?=\\p{L})|\\ufffd");

    /** By this a person says that a name which is like a known one is another's. */
    private static final String UNLISTED = "unlisted";

    private static final Set<String> COLUMNS =
            Set.of("type", "name", "delegates", "technician", "phone", "attendance", UNLISTED);
    private static final String NAME = "Tên điểm cầu";

    public List<SiteRow> read(JsonNode rows) {
        List<SiteRow> read = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        for (int line = 1; line <= rows.size(); line++) {
            AnswerRow row = new AnswerRow(rows.get(line - 1), "Dòng " + line + ", cột ", new ArrayList<>());
            SiteRow site = row(row);
            Integer earlier = site.site() == null ? null : lines.putIfAbsent(key(site.site()), line);
            read.add(earlier == null ? site : duplicate(row, site, earlier));
        }
        return read;
    }

    private String key(SubSite site) {
        return VietnameseText.fold(site.type()) + '/' + catalogue.key(site.name());
    }

    private SiteRow row(AnswerRow row) {
        row.only(COLUMNS);
        String type = row.text("type", "Loại", 50);
        String name = row.needed("name", NAME, 150);
        int delegates = row.count("delegates", "Số đại biểu", 1, MOST_DELEGATES);
        String technician = row.text("technician", "Đầu mối kỹ thuật", 100);
        String phone = row.phone("phone", "Số điện thoại");
        Attendance attendance = attendance(row);
        boolean isUnlisted = unlisted(row);
        whole(row, "Đầu mối kỹ thuật", technician);
        if (catalogue.isCollective()) {
            whole(row, NAME, name);
        }
        if (name == null) {
            return new SiteRow(State.INCOMPLETE, null, List.of(), row.problems(), null);
        }
        List<Locality> meant = catalogue.find(type == null ? "" : type, name);
        List<Locality> likely = meant.isEmpty() ? likely(type, name) : meant;
        boolean isNew = catalogue.isCollective() && meant.isEmpty() && (isUnlisted || likely.isEmpty());
        if (meant.size() == 1 || isNew) {
            Locality place = meant.isEmpty() ? null : meant.get(0);
            SubSite site = place == null
                    ? new SubSite(type, name, delegates, technician, phone, attendance)
                    : new SubSite(place.type(), place.name(), delegates, technician, phone, attendance);
            State state = row.problems().isEmpty() ? State.OK : State.INCOMPLETE;
            return new SiteRow(state, place, List.of(), row.problems(), site);
        }
        return unclear(row, name, likely);
    }

    private boolean unlisted(AnswerRow row) {
        boolean isUnlisted = row.ticked(UNLISTED, NAME);
        if (isUnlisted && !catalogue.isCollective()) {
            row.wrong(
                    NAME,
                    "Chỉ mở điểm cầu tại %s trong danh mục của đơn vị."
                            .formatted(catalogue.words().membersAre()));
        }
        return isUnlisted;
    }

    /** Any name may be registered of offices, so one that is only like a known one is asked about as well. */
    private List<Locality> likely(String type, String name) {
        List<Locality> likely = catalogue.likely(type == null ? "" : type, name);
        return likely.isEmpty() && catalogue.isCollective() ? catalogue.near(name) : likely;
    }

    private static void whole(AnswerRow row, String column, String text) {
        if (text != null && LOST_LETTER.matcher(text).find()) {
            row.wrong(column, "“%s” bị mất chữ (dấu “?”): hãy ghi lại cho đúng.".formatted(text));
        }
    }

    private SiteRow unclear(AnswerRow row, String name, List<Locality> meant) {
        List<Locality> choices = meant.isEmpty() ? catalogue.near(name) : meant;
        String labels = choices.stream()
                .map(place -> Registration.label(place.type(), place.name()))
                .collect(Collectors.joining(", "));
        if (!meant.isEmpty()) {
            String sentence = catalogue.namesSeveral(name)
                    ? "“%s” là nhiều nơi (%s), mỗi dòng chỉ ghi một: hãy chọn một, rồi thêm dòng cho nơi còn lại"
                    : "“%s” có thể là %s: hãy chọn một";
            String another = !catalogue.isCollective() ? "." : ", hoặc giữ tên đã ghi nếu là cơ quan khác.";
            row.wrong(NAME, sentence.formatted(name, labels) + another);
        } else if (!choices.isEmpty()) {
            row.wrong(
                    NAME,
                    "“%s” không có trong danh mục của đơn vị; tên gần giống: %s. Hãy chọn một."
                            .formatted(name, labels));
        } else {
            row.wrong(
                    NAME,
                    "“%s” không có trong danh mục %s của đơn vị."
                            .formatted(name, catalogue.words().membersAre()));
        }
        return new SiteRow(choices.isEmpty() ? State.UNKNOWN : State.CHOICE, null, choices, row.problems(), null);
    }

    private static SiteRow duplicate(AnswerRow row, SiteRow site, int earlier) {
        row.wrong(
                NAME,
                "%s đã có ở dòng %d; nếu là hai nơi khác nhau, hãy ghi tên rõ hơn."
                        .formatted(VietnameseText.upperFirst(site.site().label()), earlier));
        return new SiteRow(State.DUPLICATE, site.place(), List.of(), row.problems(), site.site());
    }

    private Attendance attendance(AnswerRow row) {
        String sent = row.text("attendance", "Hình thức tham dự", 20);
        if (!catalogue.isCollective()) {
            if (sent != null && !sent.equals(Attendance.CONNECTED.name())) {
                row.wrong(
                        "Hình thức tham dự",
                        "Điểm cầu cấp %s luôn kết nối tại chỗ."
                                .formatted(catalogue.words().below()));
            }
            return Attendance.CONNECTED;
        }
        for (Attendance attendance : Attendance.values()) {
            if (attendance.name().equals(sent)) {
                return attendance;
            }
        }
        row.wrong(
                "Hình thức tham dự",
                "Chưa chọn: %s hay kết nối về cơ quan."
                        .formatted(catalogue.words().atUnit()));
        return Attendance.CONNECTED;
    }
}
