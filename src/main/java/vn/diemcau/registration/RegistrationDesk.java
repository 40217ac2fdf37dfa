package vn.diemcau.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.directory.Agency.Locality;
import vn.diemcau.duty.Answer;
import vn.diemcau.duty.Duty;
import vn.diemcau.duty.DutyDesk;
import vn.diemcau.input.Problem;
import vn.diemcau.input.Refused;
import vn.diemcau.input.Refused.Reason;
import vn.diemcau.text.VietnameseTime;

/** Takes a unit's registration: once for all its receivers (O36, O58), and again whenever it changes. */
@Component
class RegistrationDesk implements DutyDesk {

    static final String FIELD = "registration";

    private static final int LONGEST = 1_000_000;

    private final UnitFactsQuery units;
    private final RegistrationTable table;
    private final Registrations registrations;
    private final ObjectMapper json;
    private final Clock clock;

    RegistrationDesk(
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
    public Set<String> duties() {
        return Set.of("RegisterSites", "AmendRegistration");
    }

    /**
     * What the form starts from.
     *
     * @param chair who chairs the unit's site by the letter, else null
     * @param catalogue the places that may open a site
     * @param ofCommunes whether they are communes and no other place may; else other names are free
     * @param closed why nothing can be changed any more, else null
     * @param current the registration that stands, in the shape of the answer; null before the first
     * @param lastChange of it, null before the first
     */
    record Shown(
            String unit,
            String name,
            String chair,
            List<Locality> catalogue,
            boolean ofCommunes,
            ZonedDateTime due,
            String dueText,
            String closed,
            Registration current,
            ShownChange lastChange,
            int mostSites) {}

    record ShownChange(int version, String atText, String by, String summary) {}

    @Override
    public Shown show(Duty duty) {
        UnitFacts facts = facts(duty.conference(), duty.agency());
        Registration current = table.find(duty.conference(), duty.agency()).orElse(null);
        boolean closed = current != null && facts.isClosedAt(clock.instant());
        return new Shown(
                facts.unit(),
                facts.name(),
                facts.chair(),
                facts.catalogue().localities(),
                facts.catalogue().isOfCommunes(),
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
                                change.summary()))
                        .orElse(null),
                RegistrationReader.MOST_SITES);
    }

    @Override
    @Transactional
    public Map<String, Boolean> accept(Answer answer) {
        String conference = answer.conference();
        String unit = answer.agency();
        units.lock(conference, unit);
        UnitFacts facts = facts(conference, unit);
        Registration sent = new RegistrationReader(facts.catalogue(), facts.chair())
                .read(tree(answer.fields().get(FIELD)));
        table.find(conference, unit)
                .ifPresentOrElse(
                        before -> change(facts, before, sent, answer),
                        () -> table.add(conference, unit, facts.name(), sent, answer.by(), answer.at()));
        return Map.of();
    }

    private void change(UnitFacts facts, Registration before, Registration sent, Answer answer) {
        String difference = RegistrationDiff.between(before, sent);
        if (difference.isEmpty()) {
            return;
        }
        if (facts.isClosedAt(answer.at())) {
            throw new Refused(Reason.CONFLICT, facts.closedSentence());
        }
        table.change(answer.conference(), answer.agency(), sent, difference, answer.by(), answer.at());
    }

    private UnitFacts facts(String conference, String unit) {
        return units.find(conference, unit)
                .orElseThrow(() -> new Refused(Reason.FORBIDDEN, "Đơn vị không có tên trong Hội nghị này."));
    }

    /** The answer as a tree, whether it came parsed or as text. */
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
