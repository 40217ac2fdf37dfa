package vn.diemcau.escalation.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The keys and the certificate of a server, made when the test needs them. */
record MadeCertificate(Path keys, Path pem) {

    private static final String PASSWORD = "made-for-a-test";

    /**
     * One that its own server has signed.
     *
     * @param name of its files
     * @param forWhom as {@code keytool} writes it: {@code ip:127.0.0.1}
     */
    static MadeCertificate in(Path folder, String name, String forWhom) throws IOException {
        MadeCertificate made = new MadeCertificate(folder.resolve(name + ".p12"), folder.resolve(name + ".pem"));
        made.pair("mail", "-ext", "SAN=" + forWhom);
        made.keytool("mail", "-exportcert", "-rfc", "-file", made.pem.toString());
        return made;
    }

    /**
     * One that an office of its own has signed, whose certificate is the one to trust.
     *
     * @param more options of {@code keytool}
     */
    static MadeCertificate signed(Path folder, String name, String forWhom, String... more) throws IOException {
        MadeCertificate made = new MadeCertificate(folder.resolve(name + ".p12"), folder.resolve(name + ".pem"));
        made.pair("office", "-ext", "BC=ca:true");
        made.keytool("office", "-exportcert", "-rfc", "-file", made.pem.toString());
        made.pair(
                "mail",
                Stream.concat(Stream.of("-ext", "SAN=" + forWhom, "-signer", "office"), Stream.of(more))
                        .toArray(String[]::new));
        made.keytool("office", "-delete");
        return made;
    }

    private void pair(String alias, String... more) throws IOException {
        keytool(
                alias,
                Stream.concat(
                                Stream.of(
                                        "-genkeypair",
                                        "-keyalg",
                                        "EC",
                                        "-groupname",
                                        "secp256r1",
                                        "-dname",
                                        "CN=" + alias),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private void keytool(String alias, String... what) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(what));
        command.addAll(List.of("-alias", alias, "-keystore", keys.toString(), "-storepass", PASSWORD));
        Path said = Files.createTempFile(keys.getParent(), "keytool", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.onExit().join().exitValue())
                .as(Files.readString(said))
                .isZero();
    }

    /** What the server that it belongs to speaks with. */
    SSLContext ofServer() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
