package vn.diemcau.platform.web;

import java.util.HashMap;
import java.util.Map;

/** Counts requests in progress, in total and per network. */
final class OpenRequests {

    /** A request in progress until it is closed; closing is idempotent. */
    interface Entry extends AutoCloseable {
        @Override
        void close();
    }

    private final int places;
    private final int placesOfOne;
    private final Map<String, Integer> inside = new HashMap<>();
    private int all;

    OpenRequests(int places, int placesOfOne) {
        this.places = places;
        this.placesOfOne = placesOfOne;
    }

    /** Null when the total or the network's limit is reached. */
    synchronized Entry enter(String network) {
        int own = inside.getOrDefault(network, 0);
        if (all >= places || own >= placesOfOne) {
            return null;
        }
        all++;
        inside.put(network, own + 1);
        return new Entry() {
            private boolean isClosed;

            @Override
            public void close() {
                synchronized (OpenRequests.this) {
                    if (!isClosed) {
                        isClosed = true;
                        all--;
                        inside.computeIfPresent(network, (key, count) -> count == 1 ? null : count - 1);
                    }
                }
            }
        };
    }
}
