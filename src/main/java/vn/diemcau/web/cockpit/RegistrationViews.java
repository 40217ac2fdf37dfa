package vn.diemcau.web.cockpit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.Speech;
import vn.diemcau.conference.duty.Speeches;
import vn.diemcau.conference.export.ListKind;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.registration.Change;
import vn.diemcau.conference.registration.Registrations;
import vn.diemcau.conference.registration.SiteList;
import vn.diemcau.conference.registration.UnitSites;
import vn.diemcau.escalation.chase.Promises;
import vn.diemcau.identity.provider.AccountNames;
import vn.diemcau.platform.text.VietnameseTime;
import vn.diemcau.web.cockpit.RegistrationView.Hour;
import vn.diemcau.web.cockpit.RegistrationView.State;

/** Builds the view of a conference's registrations. */
@Component
class RegistrationViews {

    private final Registrations registrations;
    private final Duties duties;
    private final Speeches speeches;
    private final Promises promises;
    private final DirectoryStore directory;
    private final AccountNames names;
    private final Clock clock;

    RegistrationViews(
            Registrations registrations,
            Duties duties,
            Speeches speeches,
            Promises promises,
            DirectoryStore directory,
            AccountNames names,
            Clock clock) {
        this.registrations = registrations;
        this.duties = duties;
        this.speeches = speeches;
        this.promises = promises;
        this.directory = directory;
        this.names = names;
        this.clock = clock;
    }

    RegistrationView of(Conference conference) {
        return new Gathering(conference).view();
    }

    /** One conference at one instant. */
    private final class Gathering {

        private final Conference conference;
        private final Instant now = clock.instant();
        private final Instant counted;
        private final SiteList list;
        private final List<Duty> all;
        private final Map<String, List<Change>> changes;
        private final Map<String, String> people;

        Gathering(Conference conference) {
            this.conference = conference;
            this.counted = conference.clockAt(now);
            this.list = registrations.sites(conference.id());
            this.all = duties.ofConference(conference.id());
            List<Change> found = registrations.changes(conference.id());
            this.changes = found.stream().collect(Collectors.groupingBy(Change::unit));
            this.people = names.of(
                    Stream.concat(found.stream().map(Change::by), receiving().map(Duty::doneBy))
                            .toList());
        }

        RegistrationView view() {
            return new RegistrationView(
                    new RegistrationView.Head(
                            conference.id(),
                            conference.title(),
                            conference.hasRegistration() ? inFull(conference.registrationDue()) : null,
                            deadlines(),
                            conference.hasLineTest() ? inFull(conference.lineTest()) : null,
                            conference.isOver(),
                            hour(now)),
                    new RegistrationView.Totals(
                            list.registering().size(),
                            list.registering().size() - list.missing().size(),
                            (int) list.units().stream()
                                    .filter(unit -> unit.late() != null)
                                    .count(),
                            list.missing().size(),
                            list.siteCount(),
                            list.delegateCount()),
                    list.registering().stream().map(this::unit).toList(),
                    receiving().map(this::receiver).toList(),
                    isAskedToSpeak() ? talks() : null,
                    Stream.of(ListKind.values())
                            .filter(kind -> kind == ListKind.SPEECHES
                                    ? isAskedToSpeak()
                                    : list.siteCount() > 0 || conference.hasRegistration())
                            .map(ListKind::word)
                            .toList());
        }

        /** The dates of registration with how many units have registered by each; empty where there is but one. */
        private List<RegistrationView.Deadline> deadlines() {
            if (conference.registrations().size() < 2) {
                return List.of();
            }
            return conference.registrations().stream()
                    .map(registration -> {
                        List<UnitSites> units = list.registering().stream()
                                .filter(unit ->
                                        unit.due().equals(registration.at().toInstant()))
                                .toList();
                        return new RegistrationView.Deadline(
                                registration.name(), inFull(registration.at()), units.size(), (int) units.stream()
                                        .filter(UnitSites::isRegistered)
                                        .count());
                    })
                    .toList();
        }

        private boolean isAskedToSpeak() {
            return all.stream().anyMatch(duty -> duty.kind() == DutyKind.SPEECH);
        }

        private RegistrationView.Talks talks() {
            Map<Speech.State, List<Speech>> byState =
                    speeches.of(conference.id()).stream().collect(Collectors.groupingBy(Speech::state));
            List<Speech> speaking = byState.getOrDefault(Speech.State.HELD, List.of());
            List<RegistrationView.Talk> held = speaking.stream()
                    .map(speech -> new RegistrationView.Talk(
                            speech.name(), speech.title(), speech.speaker(), speech.minutes()))
                    .toList();
            return new RegistrationView.Talks(
                    held,
                    speaking.stream().mapToInt(Speech::length).sum(),
                    names(byState.get(Speech.State.NONE)),
                    names(byState.get(Speech.State.UNANSWERED)));
        }

        private static List<String> names(List<Speech> speeches) {
            return speeches == null
                    ? List.of()
                    : speeches.stream().map(Speech::name).toList();
        }

        private Stream<Duty> receiving() {
            return all.stream().filter(duty -> duty.kind() == DutyKind.ACKNOWLEDGE);
        }

        private RegistrationView.Unit unit(UnitSites unit) {
            Duty open = all.stream()
                    .filter(duty -> duty.isOpen()
                            && duty.agency().equals(unit.unit())
                            && duty.kind().isRegistering())
                    .findFirst()
                    .orElse(null);
            State state = state(unit);
            return new RegistrationView.Unit(
                    unit.unit(),
                    unit.name(),
                    state,
                    words(state, unit),
                    promised(open),
                    open != null && open.kind() == DutyKind.CORRECT ? hour(open.due()) : null,
                    unit.siteCount(),
                    unit.delegateCount(),
                    unit.guests().size(),
                    hour(unit.firstAt()),
                    hour(unit.changedAt()),
                    changes.getOrDefault(unit.unit(), List.of()).stream()
                            .sorted(Comparator.comparingInt(Change::version).reversed())
                            .map(this::change)
                            .toList(),
                    open == null ? null : open.taskId(),
                    open == null ? null : open.name(),
                    open == null ? null : open.code());
        }

        private Hour promised(Duty open) {
            return open == null || open.kind() != DutyKind.REGISTER
                    ? null
                    : promises.current(open)
                            .map(promise -> hour(promise.until()))
                            .orElse(null);
        }

        private State state(UnitSites unit) {
            if (unit.isRegistered()) {
                return unit.late() == null ? State.REGISTERED : State.LATE;
            }
            return counted.isBefore(unit.due()) || conference.isDeferred() ? State.MISSING : State.OVERDUE;
        }

        private String words(State state, UnitSites unit) {
            return switch (state) {
                case REGISTERED -> "Đã đăng ký";
                case LATE -> "Đã đăng ký, " + unit.lateText();
                case MISSING ->
                    conference.registrations().size() == 1
                            ? "Chưa đăng ký"
                            : "Chưa đăng ký, hạn " + hour(unit.due()).text();
                case OVERDUE -> "Chưa đăng ký, quá hạn " + VietnameseTime.length(Duration.between(unit.due(), now));
            };
        }

        private RegistrationView.Change change(Change change) {
            return new RegistrationView.Change(
                    change.version(), hour(change.at()), people.get(change.by()), change.summary(), change.source());
        }

        private RegistrationView.Receiver receiver(Duty duty) {
            boolean isDone = duty.doneAt() != null;
            return new RegistrationView.Receiver(
                    duty.agency(),
                    directory.name(duty.agency()),
                    duty.name(),
                    hour(duty.due()),
                    hour(duty.doneAt()),
                    isDone ? people.get(duty.doneBy()) : null,
                    !isDone && !conference.isDeferred() && !counted.isBefore(duty.due()),
                    isDone ? "Đã xác nhận" : duty.isOpen() ? "Chưa xác nhận" : "Chưa gửi danh sách",
                    duty.taskId());
        }

        private Hour hour(Instant at) {
            return at == null ? null : new Hour(at, VietnameseTime.brief(at.atZone(conference.zone())));
        }

        private static Hour inFull(ZonedDateTime time) {
            return new Hour(time.toInstant(), VietnameseTime.full(time));
        }
    }
}
