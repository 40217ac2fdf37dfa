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
 * How the mail server is spoken to: encrypted or not, whom we trust, by which name we greet. What an operator sets for the
 * mail library itself goes first, except that required is required.
 */
public final class SmtpSettings {

    /** Encrypted from the first byte on, as RFC 8314 has it. */
    private static final int SUBMISSIONS = 465;

    private static final String SOCKETS = ".socketFactory";
    private static final String TLS_SOCKETS = ".ssl.socketFactory";

    private static final Pattern IN_DOMAIN =
            Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.[A-Za-z][A-Za-z0-9-]*");

    /** Whether mails are encrypted on their way to the server. */
    enum Tls {
        OFF,
        /** When the server can. */
        OFFERED,
        REQUIRED;

        /** @throws MailNotConfigured when there is no such thing */
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

    /** @param publicHost the name by which people reach us; may be our own name to other servers as well */
    public static void apply(JavaMailSenderImpl sender, MailSettings settings, String publicHost) {
        SmtpSettings smtp = new SmtpSettings(sender);
        smtp.encrypt(Tls.of(settings.tls()));
        smtp.trust(settings.trust());
        smtp.greetAs(settings.helo(), publicHost);
    }

    /** Connections that send at once, for any sender. */
    static void hurry(JavaMailSenderImpl sender) {
        new SmtpSettings(sender).hurry();
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
                // Strict servers refuse a name without a domain, which is all that a container has.
                .filter(helo -> helo.equals(name)
                        || helo.startsWith("[")
                        || IN_DOMAIN.matcher(helo).matches())
                .findFirst()
                .ifPresent(helo -> properties.putIfAbsent(prefix + ".localhost", helo));
    }

    private static Optional<String> nameOfMachine() {
        return machine().map(InetAddress::getCanonicalHostName);
    }

    /** As RFC 5321 writes it in the place of a name. */
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

    /** Connections that send at once what is written, unless an operator names another way. */
    private void hurry() {
        if (isFree(SOCKETS, SOCKETS + ".class", ".socks.host")) {
            properties.put(prefix + SOCKETS, new NoDelaySockets());
            // Otherwise whoever refuses a connection is asked twice.
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
