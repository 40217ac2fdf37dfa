package vn.diemcau;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A port for a server that starts in a while. */
public final class FreePort {

    /** From here on the system gives ports to whoever connects to anything, on Linux; elsewhere further up. */
    private static final int GIVEN_AWAY = 32_768;

    private static final int LOWEST = 22_000;

    private FreePort() {}

    /** One that nobody has, and that nobody gets who asks for just any: the tests beside this one do so all the time. */
    public static int find() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, GIVEN_AWAY);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // Somebody has it: the next.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
