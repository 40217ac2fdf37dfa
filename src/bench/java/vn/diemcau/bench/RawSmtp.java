package vn.diemcau.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What the machine's loopback allows: mails over one connection from a client that does nothing else. */
final class RawSmtp {

    /** About the length of one of Điểm Cầu's. */
    private static final String MESSAGE = "Subject: x\r\n\r\n" + ("x".repeat(76) + "\r\n").repeat(120) + ".\r\n";

    private RawSmtp() {}

    static double perSecond(int port, Duration length) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream out = socket.getOutputStream();
            in.readLine();
            say(in, out, "EHLO bench\r\n");
            long start = System.nanoTime();
            int sent = 0;
            while (System.nanoTime() - start < length.toNanos()) {
                say(in, out, "MAIL FROM:<a@bench.example>\r\n");
                say(in, out, "RCPT TO:<b@bench.example>\r\n");
                say(in, out, "DATA\r\n");
                say(in, out, MESSAGE);
                sent++;
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            say(in, out, "QUIT\r\n");
            return sent / seconds;
        }
    }

    private static void say(BufferedReader in, OutputStream out, String words) throws IOException {
        out.write(words.getBytes(StandardCharsets.ISO_8859_1));
        in.readLine();
    }
}
