package vn.diemcau.identity.provider;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.diemcau.identity.account.StartRefused;

/** Checks that the password of a configured database is not a common one. */
@Component
class DatabaseSecret {

    private static final Pattern HOST = Pattern.compile("jdbc:postgresql://(\\[[^\\]]*]|[^:/?,]*)(:\\d+)?([/?].*)?");
    private static final Set<String> THIS_MACHINE = Set.of("", "localhost", "127.0.0.1", "[::1]");
    private static final Set<String> KNOWN =
            Set.of("", "postgres", "diemcau", "password", "admin", "123456", "changeme");

    private final String url;
    private final String password;

    DatabaseSecret(
            @Value("${spring.datasource.url:}") String url, @Value("${spring.datasource.password:}") String password) {
        this.url = url;
        this.password = password;
    }

    /** @throws StartRefused when the database is on the network with a missing or common password */
    void check() {
        Matcher host = HOST.matcher(url);
        // PostgreSQL on the same machine may identify users without a password.
        boolean isOnNetwork = !host.matches() || !THIS_MACHINE.contains(host.group(1));
        if (isOnNetwork && KNOWN.contains(password.toLowerCase(Locale.ROOT))) {
            throw new StartRefused("Mật khẩu của cơ sở dữ liệu còn trống hoặc là mật khẩu ai cũng biết:"
                    + " hãy đổi mật khẩu ở máy chủ PostgreSQL rồi đặt SPRING_DATASOURCE_PASSWORD.");
        }
    }
}
