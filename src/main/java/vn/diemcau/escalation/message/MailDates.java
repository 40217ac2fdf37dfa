package vn.diemcau.escalation.message;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.plan.Milestone;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.platform.text.VietnameseTime;

/** The dates of a conference that concern the receiver of a mail, by time. */
record MailDates(List<Milestone> byTime) {

    private static final String START = "start";

    /** A date as the templates show it; public, because templates read it. */
    public record Line(String name, String at) {}

    /**
     * @param tests the line tests that concern the receiver
     * @param registrationDue the receiver's own deadline, or the first; empty without one
     * @param isUnit whether other units' deadlines are left out
     */
    static MailDates of(
            Conference conference, List<Milestone> tests, Optional<ZonedDateTime> registrationDue, boolean isUnit) {
        List<Milestone> dates = new ArrayList<>(tests);
        registrationDue.ifPresent(at -> dates.add(
                new Milestone(Plan.REGISTRATION_DUE, Milestone.Kind.REGISTRATION, "Hạn đăng ký điểm cầu", at)));
        dates.add(new Milestone(START, Milestone.Kind.SESSION, "Khai mạc", conference.start()));
        conference.milestones().stream()
                .filter(each -> !each.isLineTest() && !(isUnit && each.isRegistration()))
                .forEach(dates::add);
        dates.sort(Comparator.comparing(Milestone::at));
        return new MailDates(List.copyOf(dates));
    }

    List<Line> lines() {
        return byTime.stream()
                .map(each -> new Line(each.name(), (isDeadline(each) ? "trước " : "") + VietnameseTime.full(each.at())))
                .toList();
    }

    private static boolean isDeadline(Milestone milestone) {
        return milestone.isRegistration()
                || milestone.name().toLowerCase(Locale.ROOT).startsWith("hạn ");
    }

    /** What the calendar file contains, in a sentence. */
    String inCalendar() {
        List<String> names = byTime.stream()
                .filter(Milestone::isGathering)
                .map(MailDates::named)
                .toList();
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " và " + names.get(last);
    }

    private static String named(Milestone gathering) {
        if (gathering.id().equals(START)) {
            return "giờ khai mạc";
        }
        String name = gathering.name();
        boolean isAbbreviation = name.length() > 1 && Character.isUpperCase(name.charAt(1));
        return isAbbreviation ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
