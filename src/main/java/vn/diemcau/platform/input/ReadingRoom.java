package vn.diemcau.platform.input;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets few files be read at a time, because one may take much memory; in the order of their coming. */
public final class ReadingRoom {

    private static final int FEW = 2;
    private static final int SECONDS_TO_WAIT = 20;

    private final Semaphore room = new Semaphore(FEW, true);

    /**
     * Waits for a place for a while; who has one leaves it again.
     *
     * @return false when there was none
     */
    public boolean enter() {
        try {
            return room.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public void leave() {
        room.release();
    }
}
