package vn.diemcau.platform.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import vn.diemcau.platform.input.Refused;

/** The body of a request in transfer, with limits on size and slowness. */
final class ReceivedBody extends ServletInputStream {

    private static final Duration GRACE = Duration.ofSeconds(15);

    /** Lowest average rate; a line of 256 kbit/s reaches it. */
    private static final long BYTES_PER_SECOND = 32_000;

    /**
     * How long the rest of a refused body is read if it arrives fast, because a client that still sends reads no
     * answer.
     */
    private static final Duration POLITE = Duration.ofSeconds(5);

    private static final long FAST_BYTES_PER_SECOND = 256_000;

    private final ServletInputStream body;
    private final long length;
    private final int atMost;
    private final OpenRequests.Entry entry;
    private final long begun = System.nanoTime();
    private long count;
    private boolean isOver;

    /**
     * @param length -1 when not declared
     * @param entry closed after the whole body has arrived
     */
    ReceivedBody(ServletInputStream body, long length, int atMost, OpenRequests.Entry entry) {
        this.body = body;
        this.length = length;
        this.atMost = atMost;
        this.entry = entry;
    }

    @Override
    public int read() throws IOException {
        int one = body.read();
        take(one < 0 ? -1 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int wanted) throws IOException {
        int got = body.read(into, offset, wanted);
        take(got);
        return got;
    }

    private void take(int got) {
        count += Math.max(got, 0);
        if (got < 0 || count == length) {
            isOver = true;
            entry.close();
        }
        if (count > atMost) {
            throw Refusals.note(tooLarge(atMost));
        }
        if (!isOver && nanos() > GRACE.toNanos() + count * 1_000_000_000L / BYTES_PER_SECOND) {
            throw Refusals.note(new Refused(Refused.Reason.TOO_SLOW, ErrorWords.of(Refused.Reason.TOO_SLOW.status())));
        }
    }

    /** Discards the rest, so that the client reads the answer; not for slow clients. */
    void drain() throws IOException {
        byte[] away = new byte[8192];
        long from = count;
        long start = System.nanoTime();
        while (!isOver) {
            long waited = System.nanoTime() - start;
            boolean isSlow =
                    waited > 1_000_000_000L && (count - from) < waited / 1_000_000_000L * FAST_BYTES_PER_SECOND;
            if (isSlow || waited > POLITE.toNanos()) {
                return;
            }
            int got = body.read(away);
            count += Math.max(got, 0);
            isOver = got < 0 || count == length;
        }
    }

    /** @param atMost the limit of this path */
    static Refused tooLarge(int atMost) {
        return new Refused(
                Refused.Reason.TOO_LARGE,
                atMost > BodySizes.USUAL
                        ? ErrorWords.of(Refused.Reason.TOO_LARGE.status())
                        : "Nội dung gửi lên dài quá %d KB.".formatted(atMost / 1024));
    }

    private long nanos() {
        return System.nanoTime() - begun;
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }
}
