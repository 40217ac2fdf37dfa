package vn.diemcau.security;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.account.Accounts;
import vn.diemcau.account.Deputies;
import vn.diemcau.account.Deputy;
import vn.diemcau.input.Problem;
import vn.diemcau.input.Refused;
import vn.diemcau.journal.Kind;
import vn.diemcau.text.VietnameseText;
import vn.diemcau.text.VietnameseTime;

/** Officers, of whatever agency, who act for an agency from one hour to another. */
@Service
class AgencyDeputies {

    private static final Duration LONGEST = Duration.ofDays(92);

    /**
     * @param name as people call the deputy
     * @param fromText the first hour, in words
     * @param untilText the hour at which it ends
     * @param isActing whether it has begun
     */
    record Named(long id, String account, String name, String fromText, String untilText, boolean isActing) {}

    /**
     * @param account of whom
     * @param from day and hour, in the zone of the server: "2022-01-17T08:00"
     * @param until the same; from then on the deputy acts no more
     */
    record Naming(String account, String from, String until) {}

    private final AgencyRights rights;
    private final Deputies deputies;
    private final Accounts accounts;
    private final IdentityService identity;
    private final AccountNames names;
    private final CurrentUser user;
    private final AccountActs acts;
    private final AsSystem asSystem;
    private final Clock clock;

    AgencyDeputies(
            AgencyRights rights,
            Deputies deputies,
            Accounts accounts,
            IdentityService identity,
            AccountNames names,
            CurrentUser user,
            AccountActs acts,
            AsSystem asSystem,
            Clock clock) {
        this.rights = rights;
        this.deputies = deputies;
        this.accounts = accounts;
        this.identity = identity;
        this.names = names;
        this.user = user;
        this.acts = acts;
        this.asSystem = asSystem;
        this.clock = clock;
    }

    List<Named> of(String agency) {
        rights.require(agency);
        List<Deputy> all = deputies.of(agency);
        var called = names.of(all.stream().map(Deputy::account).toList());
        return all.stream()
                .map(deputy -> new Named(
                        deputy.id(),
                        deputy.account(),
                        called.get(deputy.account()),
                        words(deputy.from()),
                        words(deputy.until()),
                        !deputy.from().isAfter(clock.instant())))
                .toList();
    }

    @Transactional
    long name(String agency, Naming naming) {
        rights.require(agency);
        List<Problem> problems = new ArrayList<>();
        String account = VietnameseText.clean(naming.account());
        boolean exists = !account.isEmpty()
                && asSystem.call(
                                () -> identity.createUserQuery().userId(account).count())
                        > 0;
        if (!exists || accounts.standing(account).isDisabled()) {
            problems.add(new Problem("Tên đăng nhập", "Không có tài khoản này đang hoạt động."));
        }
        Instant from = hour(naming.from(), "Từ", problems);
        Instant until = hour(naming.until(), "Đến", problems);
        if (from != null && until != null) {
            checkHours(from, until, problems);
        }
        Refused.ifAny(problems);
        long id = deputies.name(account, agency, from, until, user.id());
        acts.of(
                Kind.DEPUTY_NAMED,
                "cử cán bộ thay từ %s đến %s, tài khoản".formatted(words(from), words(until)),
                account,
                agency);
        return id;
    }

    @Transactional
    void end(String agency, long id) {
        rights.require(agency);
        Deputy deputy = deputies.find(id)
                .filter(found -> found.agency().equals(agency))
                .orElseThrow(() -> new Refused(Refused.Reason.NOT_FOUND, "Cơ quan không có cán bộ thay này."));
        deputies.end(id);
        acts.of(Kind.DEPUTY_ENDED, "thôi cử cán bộ thay, tài khoản", deputy.account(), agency);
    }

    private void checkHours(Instant from, Instant until, List<Problem> problems) {
        if (!until.isAfter(from)) {
            problems.add(new Problem("Đến", "Phải sau giờ bắt đầu."));
        } else if (!until.isAfter(clock.instant())) {
            problems.add(new Problem("Đến", "Giờ này đã qua."));
        } else if (Duration.between(from, until).compareTo(LONGEST) > 0) {
            problems.add(new Problem("Đến", "Không quá 92 ngày kể từ giờ bắt đầu."));
        }
    }

    private Instant hour(String written, String place, List<Problem> problems) {
        try {
            return LocalDateTime.parse(written == null ? "" : written.strip())
                    .atZone(clock.getZone())
                    .toInstant();
        } catch (DateTimeException e) {
            problems.add(new Problem(place, "Hãy ghi ngày và giờ."));
            return null;
        }
    }

    private String words(Instant hour) {
        return VietnameseTime.withoutDay(hour.atZone(clock.getZone()));
    }
}
