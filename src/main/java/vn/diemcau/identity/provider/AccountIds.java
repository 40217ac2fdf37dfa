package vn.diemcau.identity.provider;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.VietnameseText;

/**
 * Names of accounts, as directories of offices have them: {@code nguyen.vana}, {@code an-nv}, {@code an@tinh.example}. Small
 * and capital letters are the same in them; they are kept in small ones.
 */
@Component
public class AccountIds {

    /** What is told to whoever typed another one. */
    static final String RULE = "Gồm 3 đến 64 chữ cái không dấu, chữ số và các dấu . _ - @ ở giữa, ví dụ nguyen.vana.";

    /** What the engine lets an account be called: those of before among them. */
    static final String OF_ENGINE = "[a-zA-Z0-9](?:[a-zA-Z0-9._@-]*[a-zA-Z0-9])?";

    private static final int SHORTEST = 3;
    private static final int LONGEST = 64;
    private static final Pattern FORM =
            Pattern.compile("[a-z0-9]++(?:[._-]++[a-z0-9]++)*+(?:@[a-z0-9]++(?:[.-][a-z0-9]++)*+)?");

    /** Names that people would take for the system or for somebody with more rights. */
    private static final Set<String> RESERVED = Set.of(AccountNames.SYSTEM, "admin", "root", ScreenAccounts.GROUP);

    private final JdbcClient jdbc;
    private final AgencyIndex known;

    AccountIds(JdbcClient jdbc, AgencyIndex known) {
        this.jdbc = jdbc;
        this.known = known;
    }

    /** The name as it is kept. */
    static String fold(String typed) {
        return VietnameseText.clean(typed).toLowerCase(Locale.ROOT);
    }

    /** Whether a folded name can be one of an account. */
    static boolean isWellFormed(String folded) {
        return folded.length() >= SHORTEST
                && folded.length() <= LONGEST
                && FORM.matcher(folded).matches();
    }

    /** @throws Refused with CONFLICT when a folded name is somebody's already, or would be taken for somebody else's */
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

    /** What guesses at a name are counted under, whoever is called so; the same for all that nobody can be called. */
    static String counted(String typed) {
        return isSearchable(typed) ? fold(typed) : "";
    }

    /** The id of the account that is called so, whatever letters are capital; null when none is. */
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

    /** The database keeps no NUL, and nobody's name is longer. */
    private static boolean isSearchable(String typed) {
        return typed != null && !typed.isBlank() && typed.length() <= LONGEST && VietnameseText.isPrintable(typed);
    }
}
