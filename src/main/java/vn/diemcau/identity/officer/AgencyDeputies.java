package vn.diemcau.identity.officer;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.identity.account.AccountActs;
import vn.diemcau.identity.account.Deputies;
import vn.diemcau.identity.account.Deputy;
import vn.diemcau.identity.provider.AgencyIndex;
import vn.diemcau.identity.provider.DeputyEligibility;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.VietnameseTime;

/**
 * Manages the deputies of an agency. The agency requests an officer for a period. The officer's home agency must
 * accept. Each of both agencies may end the deputyship.
 */
@Service
class AgencyDeputies {

    private static final Duration LONGEST = Duration.ofDays(92);
    private static final Duration EARLIEST = Duration.ofDays(366);

    /** Highest number of an agency's unanswered requests to another agency. */
    private static final int MOST_WAITING = 3;

    /**
     * @param account the deputy's account
     * @param from day and hour, in the zone of the server: "2022-01-17T08:00"
     * @param until end of the period in the same form
     */
    record Naming(String account, String from, String until) {}

    private final AgencyRights rights;
    private final Deputies deputies;
    private final DeputyEligibility lendable;
    private final AgencyIndex known;
    private final CurrentUser user;
    private final AccountActs acts;
    private final Clock clock;

    AgencyDeputies(
            AgencyRights rights,
            Deputies deputies,
            DeputyEligibility lendable,
            AgencyIndex known,
            CurrentUser user,
            AccountActs acts,
            Clock clock) {
        this.rights = rights;
        this.deputies = deputies;
        this.lendable = lendable;
        this.known = known;
        this.user = user;
        this.acts = acts;
        this.clock = clock;
    }

    @Transactional
    long name(String agency, Naming naming) {
        rights.require(agency);
        List<Problem> problems = new ArrayList<>();
        DeputyEligibility.Account account = lendable.find(naming.account(), agency, problems);
        Instant from = hour(naming.from(), "Từ", problems);
        Instant until = hour(naming.until(), "Đến", problems);
        if (from != null && until != null) {
            checkHours(from, until, problems);
        }
        Refused.ifAny(problems);
        deputies.lock();
        deputies.overlapping(account.id(), agency, from, until).ifPresent(other -> {
            throw new Refused(
                    Refused.Reason.CONFLICT,
                    "Cán bộ này đã được cử từ %s đến %s; hai lần cử không được trùng giờ nhau."
                            .formatted(words(other.from()), words(other.until())));
        });
        if (!account.home().equals(agency)) {
            checkElsewhere(account.id(), agency, from, until);
        }
        // A manager of both agencies accepts by requesting.
        boolean isAccepted = rights.managed().contains(account.home());
        if (!isAccepted && deputies.waiting(agency, account.home()) >= MOST_WAITING) {
            throw new Refused(
                    Refused.Reason.CONFLICT,
                    "%s còn %d đề nghị của cơ quan chưa trả lời. Hãy chờ trả lời hoặc rút bớt trước khi đề nghị thêm."
                            .formatted(known.name(account.home()), MOST_WAITING));
        }
        long id = deputies.ask(account.id(), account.home(), agency, from, until, user.id());
        Deputy asked = deputies.find(id).orElseThrow();
        write(
                Kind.DEPUTY_NAMED,
                (isAccepted
                                ? "cử cán bộ thay từ %s đến %s, tài khoản"
                                : "đề nghị cử cán bộ thay từ %s đến %s, tài khoản")
                        .formatted(words(from), words(until)),
                asked);
        if (isAccepted) {
            deputies.accept(id, user.id());
        }
        return id;
    }

    /** @param home the agency whose officer is asked for */
    @Transactional
    void accept(String home, long id) {
        rights.require(home);
        Deputy deputy = find(id, home);
        if (!deputy.home().equals(home)) {
            throw none();
        }
        deputies.lock();
        List<Problem> problems = new ArrayList<>();
        DeputyEligibility.Account account = lendable.find(deputy.account(), deputy.agency(), problems);
        Refused.ifAny(Refused.Reason.CONFLICT, problems);
        if (!account.agencies().contains(home)) {
            throw new Refused(Refused.Reason.CONFLICT, "Người này không còn là cán bộ của cơ quan.");
        }
        if (deputy.answer() == Deputy.Answer.PENDING && !home.equals(deputy.agency())) {
            checkElsewhere(account.id(), deputy.agency(), deputy.from(), deputy.until());
        }
        if (!deputies.accept(id, user.id())) {
            throw answered();
        }
        write(
                Kind.DEPUTY_ACCEPTED,
                "đồng ý cho cán bộ làm thay %s, tài khoản".formatted(known.name(deputy.agency())),
                deputy);
    }

    /**
     * @param agency either agency of the deputyship; each may end it, and the home agency may decline before its answer
     */
    @Transactional
    void end(String agency, long id) {
        rights.require(agency);
        Deputy deputy = find(id, agency);
        boolean isHome = !deputy.agency().equals(agency);
        if (isHome && deputy.answer() == Deputy.Answer.PENDING) {
            if (!deputies.decline(id, user.id())) {
                throw answered();
            }
            write(
                    Kind.DEPUTY_DECLINED,
                    "không đồng ý cho cán bộ làm thay %s, tài khoản".formatted(known.name(deputy.agency())),
                    deputy);
            return;
        }
        if (!deputies.end(id)) {
            throw answered();
        }
        write(
                Kind.DEPUTY_ENDED,
                isHome
                        ? "thôi cho cán bộ làm thay %s, tài khoản".formatted(known.name(deputy.agency()))
                        : "thôi cử cán bộ thay, tài khoản",
                deputy);
    }

    /** An account may be deputy of only one other agency at a time. */
    private void checkElsewhere(String account, String agency, Instant from, Instant until) {
        deputies.elsewhere(account, agency, from, until).ifPresent(other -> {
            throw new Refused(
                    Refused.Reason.CONFLICT,
                    ("Cán bộ này đã nhận làm thay cơ quan khác từ %s đến %s; trong cùng thời gian mỗi người chỉ làm thay"
                                    + " một cơ quan.")
                            .formatted(words(other.from()), words(other.until())));
        });
    }

    private Deputy find(long id, String agency) {
        return deputies.find(id)
                .filter(found -> found.agency().equals(agency) || agency.equals(found.home()))
                .orElseThrow(AgencyDeputies::none);
    }

    private void write(Kind kind, String words, Deputy deputy) {
        List<String> both = deputy.agency().equals(deputy.home()) || deputy.home() == null
                ? List.of(deputy.agency())
                : List.of(deputy.agency(), deputy.home());
        acts.write(Act.of(kind, words + " " + deputy.account()).about(both).with("account", deputy.account()));
    }

    private static Refused none() {
        return new Refused(Refused.Reason.NOT_FOUND, "Cơ quan không có cán bộ thay này.");
    }

    private static Refused answered() {
        return new Refused(
                Refused.Reason.CONFLICT, "Việc cử này vừa được trả lời hoặc đã kết thúc. Hãy tải lại trang.");
    }

    private void checkHours(Instant from, Instant until, List<Problem> problems) {
        if (!until.isAfter(from)) {
            problems.add(new Problem("Đến", "Phải sau giờ bắt đầu."));
        } else if (!until.isAfter(clock.instant())) {
            problems.add(new Problem("Đến", "Giờ này đã qua."));
        } else if (Duration.between(clock.instant(), from).compareTo(EARLIEST) > 0) {
            problems.add(new Problem("Từ", "Không quá một năm kể từ hôm nay."));
        } else if (Duration.between(from, until).compareTo(LONGEST) > 0) {
            problems.add(new Problem("Đến", "Không quá 92 ngày kể từ giờ bắt đầu."));
        }
    }

    private Instant hour(String written, String place, List<Problem> problems) {
        try {
            LocalDateTime time = LocalDateTime.parse(written == null ? "" : written.strip());
            Optional<String> fault = VietnameseTime.implausible(time.getYear());
            fault.ifPresent(words -> problems.add(new Problem(place, words)));
            return fault.isPresent() ? null : time.atZone(clock.getZone()).toInstant();
        } catch (DateTimeException e) {
            problems.add(new Problem(place, "Hãy ghi ngày và giờ."));
            return null;
        }
    }

    private String words(Instant hour) {
        return DeputyLists.words(hour, clock);
    }
}
