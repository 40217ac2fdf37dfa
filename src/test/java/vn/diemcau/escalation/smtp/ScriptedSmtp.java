package vn.diemcau.escalation.smtp;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server with scripted replies per recipient. */
public class ScriptedSmtp implements AutoCloseable {

    public static final String CLOSE_IN_MIDDLE = "close";

    /** Sends no reply for this recipient until the client gives up. */
    public static final String HANG = "hang";

    /** Receives the mail but sends no reply until the client gives up. */
    public static final String HANG_WHEN_TAKEN = "hang when taken";

    private static final Set<String> NOT_SAID = Set.of(CLOSE_IN_MIDDLE, HANG, HANG_WHEN_TAKEN);

    private final int port;
    private final Map<String, ConcurrentLinkedDeque<String>> answers = new ConcurrentHashMap<>();
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private final Map<Integer, Runnable> beforeTaken = new ConcurrentHashMap<>();
    private final Map<String, Runnable> beforeRecipient = new ConcurrentHashMap<>();

    private volatile ServerSocket server;
    private final Map<String, ConcurrentLinkedDeque<String>> ofContent = new ConcurrentHashMap<>();

    private volatile String greeting = "220 ready";
    private volatile String toSender = "250 ok";
    private volatile int granted = Integer.MAX_VALUE;
    private volatile Duration thinking = Duration.ZERO;
    private volatile SSLContext certificate;
    private volatile boolean encryptsFirst;
    private final List<String> heardInTheClear = new CopyOnWriteArrayList<>();

    /** @param port 0 for any */
    public ScriptedSmtp(int port) {
        server = listen(port);
        this.port = server.getLocalPort();
        start(this::accept);
    }

    private static ServerSocket listen(int port) {
        try {
            return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the server, as during a restart, and drops its connections. */
    public void goAway() {
        close();
    }

    public void comeBack() {
        server = listen(port);
        start(this::accept);
    }

    public int port() {
        return port;
    }

    public int connections() {
        return connections.get();
    }

    /** Scripts the replies to the next mails to this recipient; later mails are accepted. */
    public void answer(String recipient, String... replies) {
        answers.put(recipient, new ConcurrentLinkedDeque<>(List.of(replies)));
    }

    /** Scripts the replies after the data of the next mails to this recipient. */
    public void answerContent(String recipient, String... replies) {
        ofContent.put(recipient, new ConcurrentLinkedDeque<>(List.of(replies)));
    }

    /** The reply to MAIL FROM from now on. */
    public void answerSender(String words) {
        toSender = words;
    }

    /** The greeting from now on. */
    public void greet(String words) {
        greeting = words;
    }

    /** Offers STARTTLS with this certificate from now on. */
    ScriptedSmtp offerTls(SSLContext certificate) {
        this.certificate = certificate;
        return this;
    }

    /** Accepts only TLS from now on. */
    ScriptedSmtp speakTlsOnly(SSLContext certificate) {
        encryptsFirst = true;
        return offerTls(certificate);
    }

    /** The commands that arrived unencrypted. */
    List<String> heardInTheClear() {
        return heardInTheClear;
    }

    /** The limit of connections; further ones are refused. */
    public void grant(int atMost) {
        granted = atMost;
    }

    /** The most connections that it served at once. */
    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    /** The number of refused connections. */
    public int turnedAway() {
        return turnedAway.get();
    }

    /** The delay before it confirms a mail. */
    public void think(Duration time) {
        thinking = time;
    }

    /** Runs once when the n-th mail is accepted, before the reply. */
    public void beforeSaidTaken(int n, Runnable fault) {
        beforeTaken.put(n, fault);
    }

    /** Runs once before the data of a mail to this recipient. */
    public void beforeHandedOver(String recipient, Runnable fault) {
        beforeRecipient.put(recipient, fault);
    }

    /** What was accepted, in its order. */
    public List<MimeMessage> received() {
        return accepted.stream().map(ScriptedSmtp::parsed).toList();
    }

    public List<String> raw() {
        return accepted;
    }

    private static MimeMessage parsed(String raw) {
        try {
            return new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(raw.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void accept() {
        ServerSocket server = this.server;
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                connections.incrementAndGet();
                start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        int now = atOnce.incrementAndGet();
        try (socket) {
            if (now > granted) {
                turnedAway.incrementAndGet();
                say(socket, "421 4.7.0 too many connections");
            } else {
                mostAtOnce.accumulateAndGet(now, Math::max);
                talk(encryptsFirst ? encrypted(socket) : socket, true);
            }
        } catch (IOException e) {
            // The client went away.
        } finally {
            atOnce.decrementAndGet();
        }
    }

    private Socket encrypted(Socket socket) throws IOException {
        SSLSocket tls = (SSLSocket) certificate.getSocketFactory().createSocket(socket, null, port, true);
        tls.setUseClientMode(false);
        tls.startHandshake();
        return tls;
    }

    private String welcome(Socket socket) {
        String offered = certificate == null || socket instanceof SSLSocket ? "" : "250-STARTTLS\r\n";
        return "250-here\r\n" + offered + "250 AUTH PLAIN";
    }

    private void talk(Socket socket, boolean greets) throws IOException {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            if (greets) {
                say(socket, greeting);
            }
            String reply = null;
            String ofItsContent = null;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.toUpperCase(java.util.Locale.ROOT);
                if (!(socket instanceof SSLSocket)) {
                    heardInTheClear.add(line);
                }
                if (command.startsWith("EHLO")) {
                    say(socket, welcome(socket));
                } else if (command.startsWith("STARTTLS")) {
                    say(socket, "220 go on");
                    talk(encrypted(socket), false);
                    return;
                } else if (command.startsWith("AUTH")) {
                    say(socket, "235 ok");
                } else if (command.startsWith("RCPT")) {
                    String recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    happen(beforeRecipient.remove(recipient));
                    reply = next(answers, recipient);
                    ofItsContent = next(ofContent, recipient);
                    if (HANG.equals(reply)) {
                        untilClosed(in);
                        return;
                    }
                    boolean refused = reply != null && !NOT_SAID.contains(reply);
                    say(socket, refused ? reply : "250 ok");
                } else if (command.startsWith("DATA")) {
                    say(socket, "354 go on");
                    String message = message(in, CLOSE_IN_MIDDLE.equals(reply));
                    if (message == null) {
                        return;
                    }
                    if (ofItsContent != null) {
                        say(socket, ofItsContent);
                        continue;
                    }
                    accepted.add(message);
                    happen(beforeTaken.remove(taken.incrementAndGet()));
                    if (HANG_WHEN_TAKEN.equals(reply)) {
                        untilClosed(in);
                        return;
                    }
                    LockSupport.parkNanos(thinking.toNanos());
                    say(socket, "250 taken");
                } else if (command.startsWith("MAIL")) {
                    say(socket, toSender);
                } else if (command.startsWith("QUIT")) {
                    say(socket, "221 bye");
                    return;
                } else {
                    say(socket, "250 ok");
                }
            }
        }
    }

    private static void untilClosed(BufferedReader in) throws IOException {
        while (in.readLine() != null) {
            // says nothing
        }
    }

    private static void happen(Runnable fault) {
        if (fault != null) {
            fault.run();
        }
    }

    private static String next(Map<String, ConcurrentLinkedDeque<String>> scripted, String recipient) {
        ConcurrentLinkedDeque<String> replies = scripted.get(recipient);
        return replies == null ? null : replies.poll();
    }

    private static String message(BufferedReader in, boolean stop) throws IOException {
        StringBuilder message = new StringBuilder();
        for (String line = in.readLine(); line != null && !stop; line = in.readLine()) {
            if (line.equals(".")) {
                return message.toString();
            }
            message.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        // Either side dropped the connection during the mail, so there is no mail.
        return null;
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
