package vn.diemcau.conference.registration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import vn.diemcau.conference.place.PlaceCatalogue;
import vn.diemcau.conference.registration.Registration.OwnSite;
import vn.diemcau.conference.registration.Registration.SubSite;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;

/**
 * Reads a unit's answer by the same rules for every channel. It is either valid as a whole or refused with every
 * problem.
 *
 * @param chairByLetter chair of the unit's own site if the letter names one, else null (O31, O32)
 */
public record RegistrationReader(PlaceCatalogue catalogue, String chairByLetter) {

    public static final int MOST_SITES = 300;
    static final int MOST_AT_OWN_SITE = 5000;

    private static final Set<String> OWN =
            Set.of("place", "chair", "technician", "phone", "delegates", "delegateCap", "backupPower", "backupLine");
    /** @throws Refused with every problem, by row and column */
    Registration read(JsonNode answer) {
        List<Problem> problems = new ArrayList<>();
        AnswerRow whole = new AnswerRow(answer, "", problems);
        if (!answer.isObject() || !answer.path("own").isObject() || !isList(answer.path("sites"))) {
            throw new Refused(List.of(new Problem("", "Không đọc được đăng ký: hãy mở lại biểu và gửi lại.")));
        }
        whole.only(Set.of("own", "noCommuneSites", "sites"));
        boolean none = whole.ticked("noCommuneSites", catalogue.words().none());
        OwnSite own = own(new AnswerRow(answer.get("own"), "Điểm cầu của đơn vị, mục ", problems));
        List<SubSite> sites = sites(answer.path("sites"), problems);
        Registration read = new Registration(own, sites.stream().noneMatch(SubSite::isSite), sites);
        complete(answer.path("sites").size(), none, read, problems);
        Refused.ifAny(problems);
        return read;
    }

    private OwnSite own(AnswerRow row) {
        row.only(OWN);
        OwnSite own = new OwnSite(
                row.needed("place", "Phòng họp", 300),
                chairByLetter == null ? row.needed("chair", "Chủ trì", 200) : row.text("chair", "Chủ trì", 200),
                row.needed("technician", "Cán bộ kỹ thuật", 100),
                row.phoneNeeded("phone", "Số điện thoại"),
                row.count("delegates", "Số đại biểu", 1, MOST_AT_OWN_SITE),
                row.number("delegateCap", "Số đại biểu tối đa", 1, MOST_AT_OWN_SITE),
                row.ticked("backupPower", "Nguồn điện dự phòng"),
                row.ticked("backupLine", "Đường truyền dự phòng"));
        if (own.delegateCap() != null && own.delegates() > own.delegateCap()) {
            row.wrong(
                    "Số đại biểu",
                    "Là %d, vượt số tối đa theo quy định là %d.".formatted(own.delegates(), own.delegateCap()));
        }
        return own.chair() != null || chairByLetter == null
                ? own
                : new OwnSite(
                        own.place(),
                        chairByLetter,
                        own.technician(),
                        own.phone(),
                        own.delegates(),
                        own.delegateCap(),
                        own.backupPower(),
                        own.backupLine());
    }

    private List<SubSite> sites(JsonNode rows, List<Problem> problems) {
        if (rows.size() > MOST_SITES) {
            problems.add(new Problem(
                    "Danh sách điểm cầu", "Có %d dòng, nhiều nhất %d dòng.".formatted(rows.size(), MOST_SITES)));
            return List.of();
        }
        List<SiteRow> read = new SiteRowsReader(catalogue).read(rows);
        read.forEach(row -> problems.addAll(row.problems()));
        return read.stream().map(SiteRow::site).filter(Objects::nonNull).toList();
    }

    private void complete(int lines, boolean none, Registration read, List<Problem> problems) {
        String place = "Danh sách điểm cầu";
        if (catalogue.isSingle()) {
            if (lines > 0) {
                problems.add(new Problem(
                        place, "Đơn vị chỉ đăng ký một điểm cầu của mình, không kèm danh sách điểm cầu trực thuộc."));
            }
            return;
        }
        if (none && (!catalogue.isCollective() && lines > 0 || !read.noCommuneSites())) {
            problems.add(new Problem(
                    place,
                    "Đã đánh dấu “%s” nhưng danh sách còn dòng: hãy bỏ một trong hai."
                            .formatted(catalogue.words().none())));
        }
        if (!none && lines == 0) {
            problems.add(new Problem(
                    place,
                    "Chưa có điểm cầu nào: hãy ghi danh sách, hoặc đánh dấu “%s”."
                            .formatted(catalogue.words().none())));
        }
        int guests = read.guests().stream().mapToInt(SubSite::delegates).sum();
        if (guests > read.own().delegates() && read.own().delegates() > 0) {
            problems.add(new Problem(
                    "Điểm cầu của đơn vị, mục Số đại biểu",
                    "Là %d, ít hơn số đại biểu của các nơi %s cộng lại là %d."
                            .formatted(read.own().delegates(), catalogue.words().atUnit(), guests)));
        }
    }

    private static boolean isList(JsonNode rows) {
        return rows.isMissingNode() || rows.isNull() || rows.isArray();
    }
}
