package vn.diemcau.conference.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.diemcau.platform.input.Document;
import vn.diemcau.platform.input.Section;

/**
 * Writes into a plan's text what the Office has changed since the conference was called: its dates, its deadlines and
 * who does what. Everything else stays as it was written, comments included.
 */
public final class PresentPlan {

    private static final int MINUTES_OF_AN_HOUR = 60;

    private PresentPlan() {}

    /**
     * How a conference stands.
     *
     * @param lineTest null when there is none
     * @param registrationDue null when no unit registers
     * @param milestones the other dates by their ids
     * @param duties the plan's duties by their codes
     */
    public record Standing(
            ZonedDateTime start,
            ZonedDateTime lineTest,
            ZonedDateTime registrationDue,
            Map<String, ZonedDateTime> milestones,
            Map<String, Held> duties) {}

    /**
     * How a duty stands.
     *
     * @param agency who has it; null for a duty of units
     * @param dueFrom the date from which its deadline keeps its distance now; null for none
     * @param opensAt null unless it opens at a time of its own
     * @param isDone whether everybody who has it has done it
     */
    public record Held(String agency, Instant due, String dueFrom, Instant opensAt, boolean isDone) {}

    private record Edit(Section.Span at, String value) {}

    /**
     * The text with what holds now.
     *
     * @param written the plan of the text, as it was called or corrected last
     */
    public static String write(Plan written, Standing now) {
        Document document = Document.read(written.source());
        List<Edit> edits = new ArrayList<>();
        writeDates(document.root(), written, now, edits);
        Map<String, Integer> seen = new HashMap<>();
        for (String key : List.of("duties", "unitDuties")) {
            for (Section section : document.root().sections(key)) {
                String code = section.line("code", 200);
                // Units that register by different dates have the same duty once for each, in the order of the text.
                Plan.Duty planned = written.duties().stream()
                        .filter(duty -> duty.code().equals(code))
                        .skip(seen.merge(code, 1, Integer::sum) - 1)
                        .findFirst()
                        .orElseThrow();
                Held held = now.duties().get(code);
                if (held != null) {
                    writeDuty(section, planned, held, new Anchors(written, now), edits);
                }
            }
        }
        return edited(document, edits);
    }

    private static void writeDates(Section root, Plan written, Standing now, List<Edit> edits) {
        boolean isMoved = !now.start().isEqual(written.start());
        setIfOther(root, "start", written.start(), now.start(), edits);
        setIfOther(root, "lineTest", written.lineTest(), now.lineTest(), edits);
        setIfOther(root, "registrationDue", written.registrationDue(), now.registrationDue(), edits);
        for (Section section : root.sections("milestones")) {
            String id = section.line("id", 200);
            ZonedDateTime at = now.milestones().get(id);
            for (Milestone milestone : written.milestones()) {
                // One that is told from the start would move with it, and may have stayed.
                if (milestone.id().equals(id)
                        && at != null
                        && (isMoved || !milestone.at().isEqual(at))) {
                    setTime(section, "at", at, edits);
                }
            }
        }
    }

    private static void setIfOther(
            Section root, String key, ZonedDateTime before, ZonedDateTime now, List<Edit> edits) {
        if (before != null && now != null && !before.isEqual(now)) {
            setTime(root, key, now, edits);
        }
    }

    private static void writeDuty(Section section, Plan.Duty planned, Held held, Anchors anchors, List<Edit> edits) {
        Instant due = anchors.fitting(planned, held);
        if (!anchors.moved(planned.due(), planned.dueFrom()).equals(due)) {
            String told = due.equals(held.due()) ? anchors.told(due, held.dueFrom()) : null;
            if (told == null) {
                setTime(section, "due", anchors.at(due), edits);
            } else {
                section.span("due").ifPresent(span -> edits.add(new Edit(span, told)));
            }
        }
        if (planned.opens() != null
                && held.opensAt() != null
                && !anchors.moved(planned.opens().at(), planned.opens().from()).equals(held.opensAt())) {
            setTime(section, "opens", anchors.at(held.opensAt()), edits);
        }
        if (held.agency() != null && !held.agency().equals(planned.agency())) {
            section.span("agency").ifPresent(at -> edits.add(new Edit(at, held.agency())));
        }
    }

    /** The dates of before and of now, from which the text tells others. */
    private record Anchors(Plan written, Standing now) {

        ZonedDateTime at(Instant time) {
            return time.atZone(now.start().getZone());
        }

        /** What a time of the text is after the dates have moved. */
        Instant moved(ZonedDateTime time, String from) {
            ZonedDateTime before = from == null ? null : before(from);
            ZonedDateTime after = from == null ? null : after(from);
            return before == null || after == null
                    ? time.toInstant()
                    : after.plus(Duration.between(before, time)).toInstant();
        }

        /** A time as its distance from a date, as "start - 2h"; null when the plan cannot tell it so. */
        String told(Instant time, String from) {
            ZonedDateTime date = from == null ? null : after(from);
            if (date == null) {
                return null;
            }
            Duration distance = Duration.between(date.toInstant(), time);
            long minutes = distance.abs().toMinutes();
            if (minutes == 0) {
                return from;
            }
            return from
                    + (distance.isNegative() ? " - " : " + ")
                    + (minutes % MINUTES_OF_AN_HOUR == 0 ? minutes / MINUTES_OF_AN_HOUR + "h" : minutes + "m");
        }

        private ZonedDateTime before(String from) {
            return switch (from) {
                case "start" -> written.start();
                case "lineTest" -> written.lineTest();
                case "registrationDue" -> written.registrationDue();
                default ->
                    written.milestones().stream()
                            .filter(each -> each.id().equals(from))
                            .map(Milestone::at)
                            .findFirst()
                            .orElse(null);
            };
        }

        private ZonedDateTime after(String from) {
            return switch (from) {
                case "start" -> now.start();
                case "lineTest" -> now.lineTest();
                case "registrationDue" -> now.registrationDue();
                default -> now.milestones().get(from);
            };
        }

        /** What is done keeps its deadline when the dates move, but the deadlines of a plan must fit its dates. */
        Instant fitting(Plan.Duty planned, Held held) {
            if (planned.kind() == DutyKind.REGISTER || planned.kind() == DutyKind.AMEND) {
                ZonedDateTime same =
                        planned.kind() == DutyKind.REGISTER ? after(planned.registration()) : now.lineTest();
                return same == null ? orStart(planned, held) : same.toInstant();
            }
            if (!held.isDone()) {
                return held.due();
            }
            Instant start = now.start().toInstant();
            Instant due = held.due();
            if (planned.kind() == DutyKind.ACKNOWLEDGE
                    && now.registrationDue() != null
                    && !due.isAfter(now.registrationDue().toInstant())) {
                due = now.registrationDue().plusMinutes(1).toInstant();
            }
            boolean mayFollow = planned.due().isAfter(written.start());
            return due.isAfter(start) && !mayFollow ? start : due;
        }

        private Instant orStart(Plan.Duty planned, Held held) {
            return planned.kind() == DutyKind.AMEND ? now.start().toInstant() : held.due();
        }
    }

    private static void setTime(Section section, String key, ZonedDateTime at, List<Edit> edits) {
        section.span(key).ifPresent(span -> edits.add(new Edit(span, written(at))));
    }

    private static String written(ZonedDateTime at) {
        LocalDateTime local = at.toLocalDateTime();
        boolean isTwofold = at.getZone().getRules().getValidOffsets(local).size() > 1;
        return local + (isTwofold ? at.getOffset().getId() : "");
    }

    private static String edited(Document document, List<Edit> edits) {
        boolean isJson = document.text().stripLeading().startsWith("{");
        StringBuilder text = new StringBuilder(document.text());
        // From the end, so that earlier positions stay valid.
        edits.stream()
                .sorted(Comparator.comparingInt((Edit edit) -> edit.at().start())
                        .reversed())
                .forEach(edit -> text.replace(
                        edit.at().start(), edit.at().end(), isJson ? '"' + edit.value() + '"' : edit.value()));
        return text.toString();
    }
}
