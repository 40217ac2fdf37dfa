package vn.diemcau.conference.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.conference.directory.Agency.Locality;
import vn.diemcau.conference.directory.SiteWords;
import vn.diemcau.conference.duty.Answer;
import vn.diemcau.conference.duty.AnswerHandler;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.Outcome;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.registration.RegistrationTable.Entry;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.input.Refused.Reason;
import vn.diemcau.platform.text.VietnameseText;
import vn.diemcau.platform.text.VietnameseTime;

/** Handles a unit's registration and its changes. One registration serves all recipients (O36, O58). */
@Component
class RegistrationHandler implements AnswerHandler {

    static final String FIELD = "registration";

    /** Names of sources by the form's values. */
    private static final Map<String, String> SOURCES =
            Map.of("PHONE", "qua điện thoại của", "PAPER", "theo văn bản", "IN_PERSON", "theo lời báo trực tiếp của");

    private static final int LONGEST = 1_000_000;

    private final UnitFactsQuery units;
    private final RegistrationTable table;
    private final Registrations registrations;
    private final ObjectMapper json;
    private final Clock clock;

    RegistrationHandler(
            UnitFactsQuery units,
            RegistrationTable table,
            Registrations registrations,
            ObjectMapper json,
            Clock clock) {
        this.units = units;
        this.table = table;
        this.registrations = registrations;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Set<DutyKind> kinds() {
        return Set.of(DutyKind.REGISTER, DutyKind.AMEND, DutyKind.CORRECT);
    }

    @Override
    public boolean takesFromOffice() {
        return true;
    }

    /**
     * The initial data of the form.
     *
     * @param chair chair of the unit's site according to the letter, or null
     * @param catalogue the places that may open a site
     * @param ofCommunes whether no other places may be named
     * @param words what the unit and its places are called
     * @param none the declaration that none of the places opens a site; null for a unit with nothing below it
     * @param closed why changes are no longer possible, or null
     * @param current the current registration in the answer's format; null before the first
     * @param lastChange its last change; null before the first
     */
    record Shown(
            String unit,
            String name,
            String chair,
            List<Locality> catalogue,
            boolean ofCommunes,
            SiteWords words,
            String none,
            ZonedDateTime due,
            String dueText,
            String closed,
            Registration current,
            ShownChange lastChange,
            int mostSites) {}

    record ShownChange(int version, String atText, String by, String summary, String source) {}

    @Override
    public Shown show(Duty duty) {
        UnitFacts facts = facts(duty.conference(), duty.agency());
        Registration current = table.find(duty.conference(), duty.agency()).orElse(null);
        boolean closed = current != null && duty.kind() != DutyKind.CORRECT && facts.isClosedAt(clock.instant());
        return new Shown(
                facts.unit(),
                facts.name(),
                facts.chair(),
                facts.catalogue().localities(),
                !facts.catalogue().isCollective(),
                facts.catalogue().words(),
                facts.catalogue().isSingle() ? null : facts.catalogue().words().none(),
                facts.registrationDue(),
                VietnameseTime.full(facts.registrationDue()),
                closed ? facts.closedSentence() : null,
                current,
                registrations
                        .lastChange(duty.conference(), duty.agency())
                        .map(change -> new ShownChange(
                                change.version(),
                                VietnameseTime.full(change.at()
                                        .atZone(facts.registrationDue().getZone())),
                                change.by(),
                                change.summary(),
                                change.source()))
                        .orElse(null),
                RegistrationReader.MOST_SITES);
    }

    @Override
    @Transactional
    public Outcome accept(Answer answer) {
        String conference = answer.conference();
        String unit = answer.agency();
        units.lock(conference, unit);
        UnitFacts facts = facts(conference, unit);
        Entry entry = new Entry(answer.by(), answer.at(), sourceOf(answer, facts));
        Registration sent = new RegistrationReader(facts.catalogue(), facts.chair())
                .read(tree(answer.fields().get(FIELD)));
        Optional<Registration> before = table.find(conference, unit);
        before.ifPresentOrElse(
                old -> change(facts, old, sent, answer, entry),
                () -> table.add(conference, unit, facts.name(), sent, entry));
        return Outcome.of(RegistrationActs.of(facts, before.orElse(null), sent, answer));
    }

    private void change(UnitFacts facts, Registration before, Registration sent, Answer answer, Entry entry) {
        String difference =
                RegistrationDiff.between(before, sent, facts.catalogue().words());
        if (difference.isEmpty()) {
            return;
        }
        if (answer.kind() != DutyKind.CORRECT && facts.isClosedAt(answer.at())) {
            throw new Refused(Reason.CONFLICT, facts.closedSentence());
        }
        table.change(answer.conference(), answer.agency(), sent, difference, entry);
    }

    /** The source of an entry by the Office; null for the unit's own entry. */
    private static String sourceOf(Answer answer, UnitFacts facts) {
        if (!answer.onBehalf()) {
            return null;
        }
        List<Problem> problems = new ArrayList<>();
        String kind = needed(answer, "source", "Nguồn", problems);
        String detail = needed(answer, "sourceDetail", "Người báo hoặc số văn bản", problems);
        Refused.ifAny(problems);
        return "%s nhập thay %s %s".formatted(facts.office(), SOURCES.get(kind), VietnameseText.clean(detail));
    }

    private static String needed(Answer answer, String field, String label, List<Problem> problems) {
        String given = answer.text(field);
        if (given == null) {
            problems.add(new Problem(label, "Chưa ghi: khi nhập thay đơn vị phải cho biết căn cứ."));
        }
        return given;
    }

    private UnitFacts facts(String conference, String unit) {
        return units.find(conference, unit)
                .orElseThrow(() -> new Refused(Reason.FORBIDDEN, "Đơn vị không có tên trong Hội nghị này."));
    }

    /** The answer as a JSON tree, from parsed or textual input. */
    private JsonNode tree(Object field) {
        if (!(field instanceof String text)) {
            return json.valueToTree(field);
        }
        if (text.length() > LONGEST) {
            throw new Refused(List.of(new Problem("", "Đăng ký quá dài, không phải danh sách điểm cầu.")));
        }
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Refused(List.of(new Problem("", "Không đọc được đăng ký: hãy mở lại biểu và gửi lại.")));
        }
    }
}
