package vn.diemcau.escalation.mail;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Where people reach the application; stands in the mails' links. */
public class PublicAddress {

    private static final String SETTING = "diemcau.public-url";

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "0.0.0.0");

    private final Environment environment;
    private final String given;

    /** @throws MailNotConfigured when the operator's address is none */
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
            // Told below, like an address of something else.
        }
        throw new MailNotConfigured(
                SETTING,
                "“%s” không phải là địa chỉ trang web; hãy ghi như https://diemcau.tinh.example."
                        .formatted(HeaderText.line(setting)),
                null);
    }

    /** Without a slash at its end. Unless an operator gives one, it is this server's own on this machine. */
    public String get() {
        return given == null ? local() : given;
    }

    /** The server's own, on this machine. */
    public String local() {
        // The port that it has got, where it was to take any.
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return "%s://localhost:%s%s".formatted(isEncrypted() ? "https" : "http", port, contextPath());
    }

    private String contextPath() {
        return StringUtils.trimTrailingCharacter(environment.getProperty("server.servlet.context-path", ""), '/');
    }

    /** The path that this server answers under, where the operator's address does not end with it. */
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

    /** Whether links to it open on this machine alone. */
    public boolean isLocal() {
        return THIS_MACHINE.contains(host());
    }

    public String host() {
        return URI.create(get()).getHost();
    }
}
