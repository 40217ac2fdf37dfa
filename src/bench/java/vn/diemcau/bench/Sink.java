package vn.diemcau.bench;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** An SMTP server on the loopback that takes every mail, each in the time that it is told to take, and remembers it. */
final class Sink implements AutoCloseable {

    /** One mail: for whom, which, and when it was answered for. */
    record Received(String to, String messageId, Instant at) {}

    private final ServerSocket server;
    private final List<Received> received = new CopyOnWriteArrayList<>();

    private volatile Duration perMessage = Duration.ZERO;

    Sink() throws IOException {
        server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        start("smtp-sink", this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Forgets what came, and takes so long for each message from now on. */
    void reset(Duration takes) {
        perMessage = takes;
        received.clear();
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    int count() {
        return received.size();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                start("smtp-connection", () -> serve(socket));
            } catch (IOException e) {
                // Closed: the run is over.
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            BufferedReader in = new BufferedReader(new InputStreamReader(
                    new BufferedInputStream(socket.getInputStream()), StandardCharsets.ISO_8859_1));
            OutputStream out = socket.getOutputStream();
            say(out, "220 sink");
            String to = null;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.toUpperCase(Locale.ROOT);
                if (verb.startsWith("RCPT TO:")) {
                    to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    say(out, "250 ok");
                } else if (verb.equals("DATA")) {
                    say(out, "354 go on");
                    String messageId = message(in);
                    TimeUnit.NANOSECONDS.sleep(perMessage.toNanos());
                    received.add(new Received(to, messageId, Instant.now()));
                    say(out, "250 ok");
                } else if (verb.equals("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 ok");
                }
            }
        } catch (IOException e) {
            // The other side is gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String message(BufferedReader in) throws IOException {
        String messageId = "";
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (messageId.isEmpty() && line.regionMatches(true, 0, "Message-ID:", 0, 11)) {
                messageId = line.substring(11).strip();
            }
        }
        return messageId;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
