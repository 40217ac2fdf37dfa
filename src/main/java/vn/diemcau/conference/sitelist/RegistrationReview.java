package vn.diemcau.conference.sitelist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.directory.Agency.Locality;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.place.PlaceCatalogue;
import vn.diemcau.conference.registration.RegistrationReader;
import vn.diemcau.conference.registration.SiteRow;
import vn.diemcau.conference.registration.SiteRowsReader;
import vn.diemcau.conference.registration.UnitFactsQuery;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.sheet.Sheet;

/** Reviews the rows of an unfinished registration: which are certain and which a person has to check. */
@Component
public class RegistrationReview {

    private final UnitFactsQuery units;
    private final ObjectMapper json;

    RegistrationReview(UnitFactsQuery units, ObjectMapper json) {
        this.units = units;
        this.json = json;
    }

    /**
     * The result of the review.
     *
     * @param unconnected places of the catalogue without a row
     */
    public record Reviewed(List<ReviewedRow> rows, int doubtful, List<Locality> unconnected) {}

    /**
     * @param state OK, CHOICE, DUPLICATE, UNKNOWN, INCOMPLETE, or EMPTY for an empty row
     * @param place the certain place, else null
     */
    public record ReviewedRow(String state, Locality place, List<Locality> choices, List<Problem> problems) {

        private static final ReviewedRow EMPTY = new ReviewedRow("EMPTY", null, List.of(), List.of());

        private boolean isDoubtful() {
            return !state.equals("OK") && !state.equals("EMPTY");
        }
    }

    /**
     * Reviews rows in the form's format; null is an empty row.
     *
     * @throws Refused when the input is not rows, has too many rows, or the unit is outside the conference
     */
    public Reviewed review(Duty duty, JsonNode rows) {
        if (!rows.isArray() || rows.size() > RegistrationReader.MOST_SITES) {
            throw new Refused(List.of(new Problem(
                    "Danh sách điểm cầu",
                    "Có %d dòng, nhiều nhất %d dòng.".formatted(rows.size(), RegistrationReader.MOST_SITES))));
        }
        PlaceCatalogue catalogue = catalogue(duty);
        List<SiteRow> read = new SiteRowsReader(catalogue).read(rows);
        List<ReviewedRow> reviewed = IntStream.range(0, rows.size())
                .mapToObj(i -> rows.get(i).isNull() ? ReviewedRow.EMPTY : reviewed(read.get(i)))
                .toList();
        List<Locality> meant = reviewed.stream()
                .map(ReviewedRow::place)
                .filter(Objects::nonNull)
                .toList();
        return new Reviewed(
                reviewed,
                (int) reviewed.stream().filter(ReviewedRow::isDoubtful).count(),
                catalogue.localities().stream()
                        .filter(place -> !meant.contains(place))
                        .toList());
    }

    /**
     * The result of importing a unit's own list.
     *
     * @param doubtful number of lines to check, including doubtful skipped ones
     * @param notes remarks for a person on how it was read
     * @param skipped lines that are not read as rows
     * @param questions the columns between which a person has to choose
     */
    public record Imported(
            List<ListRow> rows,
            Reviewed reviewed,
            int doubtful,
            List<String> notes,
            List<ListRow.Skipped> skipped,
            List<ColumnQuestion> questions) {}

    /**
     * Reads the rows of a unit's own list and reviews them.
     *
     * @throws Refused when there are no rows or too many
     */
    public Imported read(Duty duty, Sheet list) {
        ListReader.Found found = ListReader.read(list, catalogue(duty));
        JsonNode rows =
                json.valueToTree(found.rows().stream().map(ListRow::cells).toList());
        Reviewed reviewed = review(duty, rows);
        int leftOut =
                (int) found.skipped().stream().filter(ListRow.Skipped::doubtful).count();
        return new Imported(
                found.rows(),
                reviewed,
                reviewed.doubtful() + leftOut,
                found.notes(),
                found.skipped(),
                found.questions());
    }

    private PlaceCatalogue catalogue(Duty duty) {
        return units.find(duty.conference(), duty.agency())
                .orElseThrow(() -> new Refused(Refused.Reason.FORBIDDEN, "Đơn vị không có tên trong Hội nghị này."))
                .catalogue();
    }

    private static ReviewedRow reviewed(SiteRow row) {
        return new ReviewedRow(row.state().name(), row.place(), row.choices(), row.problems());
    }
}
