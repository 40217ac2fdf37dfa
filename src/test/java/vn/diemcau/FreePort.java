package vn.diemcau;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A port for a server that starts in a while. */
public final class FreePort {

    /** The first ephemeral port on Linux; other systems begin higher. */
    private static final int GIVEN_AWAY = 32_768;

    private static final int LOWEST = 22_000;

    private FreePort() {}

    /** A free port outside the ephemeral range, which parallel tests use all the time. */
    public static int find() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, GIVEN_AWAY);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // The port is taken; try the next one.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
