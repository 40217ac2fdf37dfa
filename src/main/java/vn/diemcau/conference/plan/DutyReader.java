package vn.diemcau.conference.plan;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Section;
import vn.diemcau.platform.text.VietnameseTime;

/** Reads the duties of a plan and checks them against the models and the conference's dates. */
final class DutyReader {

    private static final Pattern OBLIGATION = Pattern.compile("O[1-9][0-9]{0,3}");

    private final AgencyCodes agencies;
    private final Set<String> conferenceDuties;
    private final Set<String> unitDuties;
    private final Dates dates;

    DutyReader(AgencyCodes agencies, Set<String> conferenceDuties, Set<String> unitDuties, Dates dates) {
        this.agencies = agencies;
        this.conferenceDuties = conferenceDuties;
        this.unitDuties = unitDuties;
        this.dates = dates;
    }

    List<Plan.Duty> duties(Section root) {
        List<Plan.Duty> duties = new ArrayList<>();
        duties.addAll(duties(root, "duties", conferenceDuties, "unitDuties", unitDuties));
        duties.addAll(duties(root, "unitDuties", unitDuties, "duties", conferenceDuties));
        return duties;
    }

    static List<String> obligations(Section section) {
        List<String> obligations = new ArrayList<>();
        Once once = new Once();
        for (Section.Item item : section.items("obligations", 60)) {
            if (!OBLIGATION.matcher(item.text()).matches()) {
                item.problem("%s không phải là số hiệu như O36.".formatted(Problem.quoted(item.text())));
            }
            once.check(item.text(), item::problem);
            obligations.add(item.text());
        }
        return obligations;
    }

    private List<Plan.Duty> duties(
            Section root, String key, Set<String> known, String otherKey, Set<String> knownThere) {
        List<Plan.Duty> duties = new ArrayList<>();
        Once codes = new Once();
        for (Section section : root.sections(key)) {
            String code = section.line("code", 100);
            if (code != null && knownThere.contains(code)) {
                section.problem("code", "Nhiệm vụ %s phải ghi trong %s.".formatted(code, otherKey));
            } else if (code != null && !known.contains(code)) {
                section.problem("code", "Quy trình không có nhiệm vụ %s.".formatted(Problem.quoted(code)));
            }
            codes.check(code, message -> section.problem("code", message));
            String agency = key.equals("unitDuties") ? null : agencies.code(section, "agency");
            ZonedDateTime due = dates.future(section, "due");
            if (code != null && due != null) {
                checkDue(section, code, due);
            }
            duties.add(new Plan.Duty(code, agency, due, section.text("words", 4000), obligations(section)));
        }
        for (String code : new TreeSet<>(known)) {
            if (!codes.has(code)) {
                root.problem(key, "Còn thiếu nhiệm vụ %s.".formatted(code));
            }
        }
        return duties;
    }

    private void checkDue(Section section, String code, ZonedDateTime due) {
        if (dates.start != null && due.isAfter(dates.start) && !DutyCodes.mayFollowStart(code)) {
            section.problem(
                    "due",
                    "Hạn %s sau giờ khai mạc (%s)."
                            .formatted(VietnameseTime.brief(due), VietnameseTime.brief(dates.start)));
        }
        // The plan contains this time twice: as a date of the conference and as the duty's deadline.
        if (DutyCodes.isRegistration(code)) {
            checkSame(section, due, "hạn đăng ký (registrationDue)", dates.registrationDue);
        }
        if (DutyCodes.isAmendment(code)) {
            checkSame(section, due, "giờ chạy thử đường truyền (lineTest)", dates.lineTest);
        }
    }

    private static void checkSame(Section section, ZonedDateTime due, String what, ZonedDateTime date) {
        if (date != null && !date.isEqual(due)) {
            section.problem("due", "Hạn phải trùng với %s: %s.".formatted(what, VietnameseTime.brief(date)));
        }
    }
}
