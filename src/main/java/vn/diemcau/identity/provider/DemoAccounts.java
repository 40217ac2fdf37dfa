package vn.diemcau.identity.provider;

import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.Directory;
import vn.diemcau.escalation.mail.PublicAddress;
import vn.diemcau.identity.account.AccountProperties;
import vn.diemcau.identity.account.Accounts;
import vn.diemcau.platform.database.DatabaseMode;

/** Creates an account per agency on the embedded database. It does nothing on a configured database. */
@Component
class DemoAccounts {

    private static final Logger log = LoggerFactory.getLogger(DemoAccounts.class);

    private final IdentityService identity;
    private final AccountProperties accounts;
    private final DemoPassword password;
    private final DatabaseMode database;
    private final Accounts standings;
    private final PublicAddress publicAddress;
    private final AgencyIndex known;
    private volatile List<Agency> agencies = List.of();

    DemoAccounts(
            IdentityService identity,
            AccountProperties accounts,
            DemoPassword password,
            DatabaseMode database,
            Accounts standings,
            PublicAddress publicAddress,
            AgencyIndex known) {
        this.identity = identity;
        this.accounts = accounts;
        this.password = password;
        this.database = database;
        this.standings = standings;
        this.publicAddress = publicAddress;
        this.known = known;
    }

    /** Requires existing groups. It resets changed passwords, so that the console output stays true. */
    void save(Directory directory) {
        if (!database.isEmbedded()) {
            return;
        }
        agencies = directory.agencies();
        agencies.forEach(this::save);
    }

    /** The same for one agency, whose group exists. */
    void save(Agency agency) {
        if (!database.isEmbedded()) {
            return;
        }
        String id = id(agency.code());
        User user = identity.createUserQuery().userId(id).singleResult();
        if (user == null) {
            user = identity.newUser(id);
        }
        user.setFirstName("Cán bộ");
        user.setLastName(agency.name());
        if (!agency.contacts().isEmpty()) {
            user.setEmail(agency.contacts().get(0).email());
        }
        password.setOf(user);
        identity.saveUser(user);
        if (identity.createUserQuery().userId(id).memberOfGroup(agency.code()).count() == 0) {
            identity.createMembership(id, agency.code());
            // Lets a trial user add colleagues as an agency's administrator would.
            standings.setAdministers(id, agency.code());
        }
    }

    @EventListener
    void tell(ApplicationReadyEvent ready) {
        if (!database.isEmbedded()) {
            return;
        }
        if (ready.getApplicationContext().getEnvironment().getProperty("local.server.port") == null) {
            return;
        }
        String address = publicAddress.local() + "/";
        log.info("\n{}", table(address));
    }

    private String table(String address) {
        String row = "  %-12s %-52s %s%n";
        StringBuilder text = new StringBuilder();
        text.append("%n  Điểm Cầu đã sẵn sàng: %s%n".formatted(address));
        text.append("  Mật khẩu chung của các tài khoản dùng thử: %s%n%n"
                .formatted(accounts.demo().password()));
        text.append(row.formatted("Tài khoản", "Cơ quan, đơn vị", "Việc được làm"));
        text.append(row.formatted("-".repeat(12), "-".repeat(52), "-".repeat(40)));
        for (Agency agency : agencies) {
            text.append(row.formatted(id(agency.code()), agency.name(), may(agency.kind())));
        }
        for (Agency agency : agencies) {
            if (agency.kind() == Agency.Kind.OFFICE) {
                text.append(row.formatted(
                        known.screensOf(agency.code()).toLowerCase(Locale.ROOT),
                        known.hasSeveralOffices()
                                ? "Màn hình phòng điều hành - " + agency.name()
                                : "Màn hình phòng điều hành",
                        "chỉ xem bảng theo dõi: " + address + "man-hinh"));
            }
        }
        text.append(row.formatted(
                Administrators.DEMO_USER, "Quản trị hệ thống", "quản lý tài khoản, phân quyền; xem mọi việc"));
        return text.toString();
    }

    private static String may(Agency.Kind kind) {
        return switch (kind) {
            case LEADERSHIP -> "quyết định họp hay dời Hội nghị";
            case OFFICE -> "gọi, theo dõi, đôn đốc Hội nghị; việc của Văn phòng";
            case AGENCY -> "nhiệm vụ được giao cho cơ quan";
            case UNIT -> "đăng ký điểm cầu, chuẩn bị hội trường của đơn vị";
        };
    }

    /** The account of an agency with that code. */
    static String id(String code) {
        return code.toLowerCase(Locale.ROOT);
    }
}
