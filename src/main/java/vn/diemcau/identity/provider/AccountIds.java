package vn.diemcau.identity.provider;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.VietnameseText;

/**
 * Rules for account names: {@code nguyen.vana}, {@code an-nv}, {@code an@tinh.example}, as directories of offices have
 * them. Names ignore case and are stored in lower case.
 */
@Component
public class AccountIds {

    /** The sentence for an invalid name. */
    static final String RULE = "Gồm 3 đến 64 chữ cái không dấu, chữ số và các dấu . _ - @ ở giữa, ví dụ nguyen.vana.";

    /** The names that the engine accepts, including older accounts. */
    static final String OF_ENGINE = "[a-zA-Z0-9](?:[a-zA-Z0-9._@-]*[a-zA-Z0-9])?";

    private static final int SHORTEST = 3;
    private static final int LONGEST = 64;
    private static final Pattern FORM =
            Pattern.compile("[a-z0-9]++(?:[._-]++[a-z0-9]++)*+(?:@[a-z0-9]++(?:[.-][a-z0-9]++)*+)?");

    /** Names that people would mistake for the system or for somebody with more rights. */
    private static final Set<String> RESERVED = Set.of(AccountNames.SYSTEM, "admin", "root", ScreenAccounts.GROUP);

    private final JdbcClient jdbc;
    private final AgencyIndex known;

    AccountIds(JdbcClient jdbc, AgencyIndex known) {
        this.jdbc = jdbc;
        this.known = known;
    }

    /** The stored form of a name. */
    static String fold(String typed) {
        return VietnameseText.clean(typed).toLowerCase(Locale.ROOT);
    }

    /** Whether a folded name is valid. */
    static boolean isWellFormed(String folded) {
        return folded.length() >= SHORTEST
                && folded.length() <= LONGEST
                && FORM.matcher(folded).matches();
    }

    /** @throws Refused with CONFLICT when a folded name is taken, or could be mistaken for another account */
    public void requireFree(String folded) {
        boolean isReserved = RESERVED.contains(folded)
                || known.codes().stream().anyMatch(code -> fold(code).equals(folded));
        if (isReserved || find(folded) != null) {
            throw new Refused(
                    Refused.Reason.CONFLICT,
                    (isReserved
                                    ? "Tên “%s” dành riêng cho hệ thống hoặc cho cơ quan. Hãy chọn tên khác."
                                    : "Đã có tài khoản “%s”. Hãy chọn tên khác.")
                            .formatted(folded));
        }
    }

    /** The key under which guesses at a name are counted. All invalid names share one key. */
    static String counted(String typed) {
        return isSearchable(typed) ? fold(typed) : "";
    }

    /** The id of the account with this name, ignoring case; null when there is none. */
    String find(String typed) {
        if (!isSearchable(typed)) {
            return null;
        }
        return jdbc.sql("""
                        select id_ from act_id_user where id_ = :typed or lower(id_) = :folded
                        order by id_ = :typed desc, id_ limit 1""")
                .param("typed", typed)
                .param("folded", fold(typed))
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** The database accepts no NUL, and no account has a longer name. */
    private static boolean isSearchable(String typed) {
        return typed != null && !typed.isBlank() && typed.length() <= LONGEST && VietnameseText.isPrintable(typed);
    }
}
