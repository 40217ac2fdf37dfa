package vn.diemcau.conference.linetest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.diemcau.conference.linetest.SiteChecks.Result;
import vn.diemcau.conference.registration.Site;
import vn.diemcau.conference.registration.SiteList;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.text.VietnameseText;

/**
 * Reads exactly one result for each requested site.
 *
 * @param question name of the result's field: "passed"
 * @param failureNeedsNote whether a failed site needs a note
 */
record ResultsReader(ObjectMapper json, String question, boolean failureNeedsNote) {

    private static final int LONGEST_NOTE = 500;

    /** Collects problems. Its result is only valid without problems. */
    Map<Long, Result> read(Object field, SiteList list, List<Site> asked, List<Problem> problems) {
        JsonNode rows = tree(field);
        Map<Long, Result> results = new LinkedHashMap<>();
        if (rows == null || !rows.isArray()) {
            problems.add(new Problem("", "Không đọc được kết quả: hãy mở lại biểu và gửi lại."));
            return results;
        }
        Map<Long, Site> sites = asked.stream().collect(Collectors.toMap(Site::id, Function.identity()));
        for (JsonNode row : rows) {
            JsonNode id = row.path("site");
            Site site = id.isIntegralNumber() ? sites.get(id.asLong()) : null;
            if (site == null) {
                String number = VietnameseText.clean(id.asText(""));
                problems.add(new Problem(
                        "Điểm cầu số " + number.substring(0, Math.min(20, number.length())),
                        "Không có trong danh sách lần này: hãy mở lại biểu để lấy danh sách mới."));
            } else if (results.containsKey(site.id())) {
                problems.add(new Problem(list.fullName(site), "Có hai kết quả."));
            } else {
                results.put(site.id(), result(row, site, list, problems));
            }
        }
        asked.stream()
                .filter(site -> !results.containsKey(site.id()))
                .forEach(site -> problems.add(new Problem(list.fullName(site), "Chưa ghi kết quả.")));
        return results;
    }

    private Result result(JsonNode row, Site site, SiteList list, List<Problem> problems) {
        String place = list.fullName(site);
        JsonNode answer = row.path(question);
        String note = VietnameseText.clean(row.path("note").asText(""));
        if (!answer.isBoolean()) {
            problems.add(new Problem(place, "Chưa ghi kết quả."));
        } else if (!answer.booleanValue() && failureNeedsNote && note.isEmpty()) {
            problems.add(new Problem(place, "Chưa đạt thì phải ghi lý do."));
        }
        if (note.length() > LONGEST_NOTE) {
            problems.add(
                    new Problem(place, "Ghi chú dài %d ký tự, nhiều nhất %d.".formatted(note.length(), LONGEST_NOTE)));
        }
        return new Result(
                answer.asBoolean(false), note.isEmpty() || row.path("note").isNull() ? null : note);
    }

    private JsonNode tree(Object field) {
        if (!(field instanceof String text)) {
            return json.valueToTree(field);
        }
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
