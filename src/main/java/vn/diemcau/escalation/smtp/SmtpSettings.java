package vn.diemcau.escalation.smtp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.util.StringUtils;
import vn.diemcau.escalation.mail.HeaderText;
import vn.diemcau.escalation.mail.MailNotConfigured;
import vn.diemcau.escalation.mail.MailSettings;

/**
 * Sets encryption, trusted certificates and the greeting name for the mail server. An operator's own settings of the
 * mail library take precedence, except that required encryption stays required.
 */
public final class SmtpSettings {

    /** Port with encryption from the first byte on (RFC 8314). */
    private static final int SUBMISSIONS = 465;

    private static final String SOCKETS = ".socketFactory";
    private static final String TLS_SOCKETS = ".ssl.socketFactory";

    private static final Pattern IN_DOMAIN =
            Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.[A-Za-z][A-Za-z0-9-]*");

    /** Whether the connection to the server is encrypted. */
    enum Tls {
        OFF,
        /** Encrypted when the server offers it. */
        OFFERED,
        REQUIRED;

        /** @throws MailNotConfigured when the name is unknown */
        static Tls of(String name) {
            return Arrays.stream(values())
                    .filter(tls -> tls.name().equalsIgnoreCase(name.strip()))
                    .findAny()
                    .orElseThrow(() -> new MailNotConfigured(
                            "diemcau.mail.tls",
                            "“%s” không phải là cách mã hóa khi gửi thư; hãy ghi %s."
                                    .formatted(
                                            HeaderText.line(name),
                                            Arrays.stream(values())
                                                    .map(tls -> tls.name().toLowerCase(Locale.ROOT))
                                                    .collect(Collectors.joining(", "))),
                            null));
        }
    }

    private final JavaMailSenderImpl sender;
    private final Properties properties;
    private final String prefix;

    private SmtpSettings(JavaMailSenderImpl sender) {
        this.sender = sender;
        this.properties = sender.getJavaMailProperties();
        this.prefix = "mail." + (sender.getProtocol() == null ? "smtp" : sender.getProtocol());
    }

    /** @param publicHost host name of the public address; may also serve as the greeting name */
    public static void apply(JavaMailSenderImpl sender, MailSettings settings, String publicHost) {
        SmtpSettings smtp = new SmtpSettings(sender);
        smtp.encrypt(Tls.of(settings.tls()));
        smtp.trust(settings.trust());
        smtp.greetAs(settings.helo(), publicHost);
    }

    /** Turns off Nagle's algorithm for any sender. */
    static void disableNagle(JavaMailSenderImpl sender) {
        new SmtpSettings(sender).disableNagle();
    }

    private void encrypt(Tls tls) {
        if (tls == Tls.OFF) {
            return;
        }
        if (sender.getPort() == SUBMISSIONS) {
            properties.putIfAbsent(prefix + ".ssl.enable", "true");
        }
        properties.putIfAbsent(prefix + ".starttls.enable", "true");
        if (tls == Tls.REQUIRED) {
            properties.put(prefix + ".starttls.enable", "true");
            properties.put(prefix + ".starttls.required", "true");
        }
    }

    private void trust(String certificates) {
        if (!StringUtils.hasText(certificates)) {
            return;
        }
        try {
            properties.put(prefix + TLS_SOCKETS, new NoDelayTlsSockets(trusting(certificates)));
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new MailNotConfigured(
                    "diemcau.mail.trust",
                    "Không đọc được chứng thư số (PEM) được tin cậy của máy chủ thư: %s.".formatted(certificates),
                    e);
        }
    }

    private static SSLSocketFactory trusting(String certificates) {
        return SslBundle.of(new PemSslStoreBundle(null, PemSslStoreDetails.forCertificates(certificates)))
                .createSslContext()
                .getSocketFactory();
    }

    private void greetAs(String name, String publicHost) {
        Stream.of(Optional.ofNullable(name), nameOfMachine(), Optional.ofNullable(publicHost), addressOfMachine())
                .flatMap(Optional::stream)
                .map(String::strip)
                // Strict servers refuse a name without a domain, and a container has no other name.
                .filter(helo -> helo.equals(name)
                        || helo.startsWith("[")
                        || IN_DOMAIN.matcher(helo).matches())
                .findFirst()
                .ifPresent(helo -> properties.putIfAbsent(prefix + ".localhost", helo));
    }

    private static Optional<String> nameOfMachine() {
        return machine().map(InetAddress::getCanonicalHostName);
    }

    /** The address literal that RFC 5321 allows in place of a name. */
    private static Optional<String> addressOfMachine() {
        return machine()
                .filter(address -> !address.isLoopbackAddress())
                .map(address ->
                        "[" + (address instanceof Inet6Address ? "IPv6:" : "") + address.getHostAddress() + "]");
    }

    private static Optional<InetAddress> machine() {
        try {
            return Optional.of(InetAddress.getLocalHost());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Turns off Nagle's algorithm unless an operator sets another socket factory. */
    private void disableNagle() {
        if (isFree(SOCKETS, SOCKETS + ".class", ".socks.host")) {
            properties.put(prefix + SOCKETS, new NoDelaySockets());
            // Without this, the library asks a server twice after a refused connection.
            properties.put(prefix + SOCKETS + ".fallback", "false");
            if (isFree(TLS_SOCKETS, TLS_SOCKETS + ".class", ".ssl.trust")) {
                properties.put(
                        prefix + TLS_SOCKETS, new NoDelayTlsSockets((SSLSocketFactory) SSLSocketFactory.getDefault()));
            }
        }
    }

    private boolean isFree(String... names) {
        return Stream.of(names).noneMatch(name -> properties.containsKey(prefix + name));
    }
}
