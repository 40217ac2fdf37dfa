package vn.diemcau.escalation.mail;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** The address of the application, used in the links of mails. */
public class PublicAddress {

    private static final String SETTING = "diemcau.public-url";

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "0.0.0.0");

    private final Environment environment;
    private final String given;

    /** The local address once the server has a port. Mails ask for it once per link, and the settings answer slowly. */
    private volatile String started;

    /** @throws MailNotConfigured when the operator's address is invalid */
    public PublicAddress(Environment environment) {
        this.environment = environment;
        this.given = given(environment.getProperty(SETTING));
    }

    private static String given(String setting) {
        if (!StringUtils.hasText(setting)) {
            return null;
        }
        String address = StringUtils.trimTrailingCharacter(setting.strip(), '/');
        try {
            URI uri = URI.create(address);
            boolean isOfWeb = Set.of("http", "https")
                    .contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT));
            if (isOfWeb && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // The check below reports it, like an address of another kind.
        }
        throw new MailNotConfigured(
                SETTING,
                "“%s” không phải là địa chỉ trang web; hãy ghi như https://diemcau.tinh.example."
                        .formatted(HeaderText.line(setting)),
                null);
    }

    /** The operator's address, or else this machine's address of the server; without a slash at its end. */
    public String get() {
        return given == null ? local() : given;
    }

    /** This machine's address of the server. */
    public String local() {
        String known = started;
        if (known != null) {
            return known;
        }
        // The actual port, in case the configured port is 0.
        String port = environment.getProperty("local.server.port");
        String address = "%s://localhost:%s%s"
                .formatted(
                        isEncrypted() ? "https" : "http",
                        port == null ? environment.getProperty("server.port", "8080") : port,
                        contextPath());
        if (port != null) {
            started = address;
        }
        return address;
    }

    private String contextPath() {
        return StringUtils.trimTrailingCharacter(environment.getProperty("server.servlet.context-path", ""), '/');
    }

    /** The server's context path if the operator's address does not end with it. */
    public Optional<String> pathMissed() {
        String path = contextPath();
        return given == null || String.valueOf(URI.create(given).getPath()).endsWith(path)
                ? Optional.empty()
                : Optional.of(path);
    }

    private boolean isEncrypted() {
        return environment.getProperty("server.ssl.enabled", Boolean.class, true)
                && Stream.of("bundle", "key-store", "certificate")
                        .anyMatch(kept -> StringUtils.hasText(environment.getProperty("server.ssl." + kept)));
    }

    /** Whether its links open on this machine only. */
    public boolean isLocal() {
        return THIS_MACHINE.contains(host());
    }

    public String host() {
        return URI.create(get()).getHost();
    }
}
