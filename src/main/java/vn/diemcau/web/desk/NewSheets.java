package vn.diemcau.web.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.desk.FormerPlan;
import vn.diemcau.conference.desk.ReadLetter;
import vn.diemcau.conference.desk.Sheet;
import vn.diemcau.conference.desk.Surroundings;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.Agency.Kind;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.conference.plan.ReceivedList;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.web.RequestField;
import vn.diemcau.web.letter.LetterReading;

/** The beginnings of drafts, and what they are edited with. */
@Component
class NewSheets {

    /** What a letter can ask of somebody; the process itself asks for the other kinds. */
    private static final Set<DutyKind> NEVER_ASKED =
            EnumSet.of(DutyKind.CORRECT, DutyKind.INCIDENT, DutyKind.EXTRA, DutyKind.SIGN, DutyKind.AMEND);

    private final DirectoryStore directory;
    private final ConferenceDrafts drafts;
    private final Previews previews;
    private final LetterReading letters;
    private final CurrentUser user;
    private final ObjectMapper json;

    NewSheets(
            DirectoryStore directory,
            ConferenceDrafts drafts,
            Previews previews,
            LetterReading letters,
            CurrentUser user,
            ObjectMapper json) {
        this.directory = directory;
        this.drafts = drafts;
        this.previews = previews;
        this.letters = letters;
        this.user = user;
        this.json = json;
    }

    /**
     * The sheet that a request asks for.
     *
     * @throws Refused INVALID, NOT_FOUND when the conference to copy is wrong
     */
    Sheet of(JsonNode sent) {
        if (sent.hasNonNull("copyOf")) {
            return copy(sent.path("copyOf").asText(), sent.path("start").asText(""));
        }
        if (sent.path("reading").isObject()) {
            return ReadLetter.sheet(sent.get("reading"), office(), directory.all());
        }
        return ReadLetter.sheet(read(sent.path("text").asText("")), office(), directory.all());
    }

    private JsonNode read(String text) {
        if (text.isBlank() || text.length() > Sheets.LONGEST_LETTER) {
            return json.createObjectNode().put("text", text);
        }
        return json.valueToTree(letters.of(text, null));
    }

    private Sheet copy(String conference, String start) {
        List<Problem> problems = new ArrayList<>();
        Surroundings around = previews.surroundings();
        ZonedDateTime at = RequestField.time("Khai mạc lúc", start, around.zone(), problems);
        Refused.ifAny(problems);
        String plan = drafts.plan(conference)
                .filter(kept -> user.isOfficeOf(conference))
                .orElseThrow(() -> new Refused(
                        Refused.Reason.NOT_FOUND,
                        "Không có Hội nghị mang mã %s.".formatted(Problem.quoted(conference))));
        if (plan.isBlank()) {
            throw new Refused(
                    Refused.Reason.CONFLICT,
                    "Kế hoạch của Hội nghị này đã được xóa theo thời hạn lưu, không chép lại được.");
        }
        return FormerPlan.sheet(plan, at.toLocalDateTime(), around);
    }

    Choices choices() {
        return choices(office(), kind -> !NEVER_ASKED.contains(kind), null);
    }

    /** What a running plan is edited with: the process no longer takes further steps, or further units. */
    Choices choicesWhileRunning(Plan plan) {
        return choices(plan.host(), DutyKind::isFree, plan.units());
    }

    /** @param units null for all of the directory */
    private Choices choices(String host, Predicate<DutyKind> kinds, List<String> units) {
        List<Agency> all = directory.all();
        return new Choices(
                host,
                all.stream().map(Choices.Agency::of).toList(),
                units != null
                        ? units
                        : all.stream()
                                .filter(each -> each.kind() == Kind.UNIT)
                                .map(Agency::code)
                                .toList(),
                Stream.of(DutyKind.values())
                        .filter(kinds)
                        .map(kind -> new Choices.Kind(kind.name(), kind.words()))
                        .toList(),
                Stream.of(Sheet.MarkKind.values())
                        .map(kind -> new Choices.Kind(kind.name(), kind.words()))
                        .toList(),
                Stream.of(Plan.Proof.values())
                        .map(proof -> new Choices.Kind(proof.name(), proof.words()))
                        .toList(),
                Stream.of(ReceivedList.values())
                        .map(list -> new Choices.Kind(list.name(), list.words()))
                        .toList(),
                directory.levels());
    }

    /** The Offices whose drafts the person may work on. */
    List<String> offices() {
        return directory.offices().stream()
                .map(Agency::code)
                .filter(user::mayActAs)
                .toList();
    }

    /** The person's own Office, else the directory's first. */
    String office() {
        List<String> own = user.agencies();
        List<String> all = offices();
        return all.stream().filter(own::contains).findFirst().orElseGet(() -> all.isEmpty() ? "" : all.get(0));
    }
}
