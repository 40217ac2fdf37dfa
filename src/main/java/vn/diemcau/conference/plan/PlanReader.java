package vn.diemcau.conference.plan;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.Agency.Kind;
import vn.diemcau.platform.input.Document;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.input.Section;
import vn.diemcau.platform.text.VietnameseText;

/** Reads a plan. One problem refuses the whole plan. */
public final class PlanReader {

    private enum Subject {
        REGISTRATION,
        LINE_TEST
    }

    /** Where the letter says nothing. */
    private static final int ARRIVE_MINUTES_BEFORE = 10;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]++(?:-[A-Za-z0-9]++)*+");
    private static final Pattern CAPITALS = Pattern.compile("[A-Z_]+");
    private static final Pattern SITE_CODE = Pattern.compile("[A-Za-z0-9]{1,20}");

    private final AgencyCodes agencies;
    private final Map<String, String> conferenceDuties;
    private final Map<String, String> unitDuties;

    /**
     * @param agencies all agencies of the directory
     * @param conferenceDuties names of the duties in the conference's drawn model, by code
     * @param unitDuties the same of the unit's
     */
    public PlanReader(
            Collection<Agency> agencies, Map<String, String> conferenceDuties, Map<String, String> unitDuties) {
        this.agencies = new AgencyCodes(agencies);
        this.conferenceDuties = Map.copyOf(conferenceDuties);
        this.unitDuties = Map.copyOf(unitDuties);
    }

    /**
     * The plan that the text describes, in YAML or JSON.
     *
     * @param now every date must lie after it
     * @throws Refused with every problem and its place
     */
    public Plan read(String text, Instant now) {
        Document document = Document.read(text);
        Section root = document.root();
        Dates dates = new Dates(root, now);
        String id = root.line("id", 60);
        if (id != null && !ID.matcher(id).matches()) {
            root.problem("id", "Mã hội nghị chỉ gồm chữ cái không dấu, chữ số và dấu gạch nối giữa chúng.");
        }
        String title = root.line("title", 300);
        String letter = root.line("letter", 300);
        String letterKind = letterKind(root, letter);
        String notice = root.optionalLine("notice", 500).orElse("");
        String host = host(root);
        Integer arriveMinutesBefore = root.span("arriveMinutesBefore").isEmpty()
                ? Integer.valueOf(ARRIVE_MINUTES_BEFORE)
                : root.number("arriveMinutesBefore", 0, 120);
        List<Plan.Site> sites = sites(root);
        List<String> units = units(root);
        List<Plan.Chair> chairs = chairs(root, units);
        List<Plan.Participants> participants = participants(root, sites);
        List<Plan.Duty> duties = new DutyReader(
                        agencies, LetterKind.inNames(conferenceDuties, letterKind), unitDuties, dates)
                .duties(root, units);
        List<Plan.HelpLine> helpLines = helpLines(root);
        List<Plan.Recipient> recipients = recipients(root);
        document.accept();
        return new Plan(
                id,
                title,
                letter,
                letterKind,
                notice,
                host,
                dates.zone,
                dates.start,
                arriveMinutesBefore,
                dates.lineTest,
                dates.registrationDue,
                dates.milestones,
                sites,
                chairs,
                participants,
                units,
                duties,
                helpLines,
                recipients,
                text);
    }

    private static String letterKind(Section root, String letter) {
        return root.optionalLine("letterKind", 60)
                .map(VietnameseText::upperFirst)
                .orElseGet(() -> letter == null ? LetterKind.OTHER : LetterKind.of(letter));
    }

    private String host(Section root) {
        String host = agencies.code(root, "host");
        if (agencies.find(host).filter(agency -> agency.kind() != Kind.OFFICE).isPresent()) {
            root.problem(
                    "host",
                    "%s không phải là Văn phòng trong danh bạ; hãy ghi %s.".formatted(host, agencies.offices()));
        }
        return host;
    }

    private List<Plan.Site> sites(Section root) {
        List<Plan.Site> sites = new ArrayList<>();
        Once codes = new Once();
        Once names = new Once();
        for (Section section : root.sections("sites")) {
            String code = section.line("code", 200);
            if (code != null && !SITE_CODE.matcher(code).matches()) {
                section.problem("code", "Mã chỉ gồm chữ cái không dấu và chữ số, nhiều nhất 20 ký tự.");
            }
            codes.check(code, message -> section.problem("code", message));
            String name = section.line("name", 300);
            names.check(
                    name == null ? null : name.toLowerCase(Locale.ROOT),
                    message -> section.problem("name", "Tên điểm cầu này ghi hai lần."));
            sites.add(new Plan.Site(
                    code,
                    name,
                    section.line("place", 300),
                    agencies.code(section, "host"),
                    section.line("chair", 300)));
        }
        return sites;
    }

    private List<String> units(Section root) {
        List<String> units = agencies.codes(root, "units");
        for (Section.Item item : root.items("units", 200)) {
            if (agencies.find(item.text())
                    .filter(agency -> agency.kind() != Kind.UNIT)
                    .isPresent()) {
                item.problem("%s không phải là đơn vị trong danh bạ.".formatted(item.text()));
            }
        }
        return units;
    }

    private List<Plan.Chair> chairs(Section root, List<String> units) {
        List<Plan.Chair> chairs = new ArrayList<>();
        Set<String> known = new HashSet<>(units);
        Once once = new Once();
        for (Section section : root.sections("chairs")) {
            String unit = agencies.code(section, "unit");
            if (agencies.find(unit).isPresent() && !known.contains(unit)) {
                section.problem("unit", "%s không có trong danh sách đơn vị.".formatted(unit));
            }
            once.check(unit, message -> section.problem("unit", message));
            chairs.add(new Plan.Chair(unit, section.line("chair", 300)));
        }
        return chairs;
    }

    private List<Plan.Participants> participants(Section root, List<Plan.Site> sites) {
        List<Plan.Participants> participants = new ArrayList<>();
        Set<String> codes = sites.stream().map(Plan.Site::code).collect(toSet());
        for (Section section : root.sections("participants")) {
            Optional<String> site = section.optionalLine("site", 200);
            if (site.isPresent() && !codes.contains(site.get())) {
                section.problem(
                        "site",
                        "Không có điểm cầu mã %s trong danh sách điểm cầu.".formatted(Problem.quoted(site.get())));
            }
            List<String> invitedBy = agencies.codes(section, "invitedBy");
            boolean separateInvitation = section.flag("separateInvitation", false);
            if (separateInvitation && invitedBy.isEmpty()) {
                section.problem("invitedBy", "Có giấy mời riêng thì phải ghi cơ quan gửi giấy mời.");
            }
            participants.add(new Plan.Participants(
                    section.line("name", 500),
                    site.orElse(null),
                    invitedBy,
                    separateInvitation,
                    DutyReader.obligations(section)));
        }
        return participants;
    }

    private List<Plan.HelpLine> helpLines(Section root) {
        List<Plan.HelpLine> helpLines = new ArrayList<>();
        Set<List<String>> named = new HashSet<>();
        for (Section section : root.sections("helpLines")) {
            String subject = section.line("subject", 200);
            // A name in capitals is a known one that is written wrong, and no words.
            if (subject != null && CAPITALS.matcher(subject).matches()) {
                section.choice("subject", Subject.class);
            }
            String agency = agencies.code(section, "agency");
            String role = section.line("role", 200);
            if (subject != null && agency != null && role != null && !named.add(List.of(subject, agency, role))) {
                section.problem("subject", "Đầu mối này ghi hai lần.");
            }
            if (role != null
                    && agencies.find(agency).isPresent()
                    && posts(agencies.find(agency).get()).noneMatch(role::equals)) {
                section.problem(
                        "role", "Danh bạ của %s không có chức danh %s.".formatted(agency, Problem.quoted(role)));
            }
            helpLines.add(new Plan.HelpLine(subject, agency, role));
        }
        return helpLines;
    }

    private List<Plan.Recipient> recipients(Section root) {
        List<Plan.Recipient> recipients = new ArrayList<>();
        Once once = new Once();
        for (Section section : root.sections("recipients")) {
            String agency = agencies.code(section, "agency");
            once.check(agency, message -> section.problem("agency", message));
            recipients.add(new Plan.Recipient(
                    agency, section.optionalLine("purpose", 200).orElse("")));
        }
        return recipients;
    }

    private static Stream<String> posts(Agency agency) {
        return Stream.concat(Stream.of(agency.leader()), agency.contacts().stream())
                .map(Agency.Contact::role);
    }
}
