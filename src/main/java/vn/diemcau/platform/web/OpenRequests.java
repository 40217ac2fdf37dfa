package vn.diemcau.platform.web;

import java.util.HashMap;
import java.util.Map;

/** Counts who is inside at the moment, in all and by the network that they come from. */
final class OpenRequests {

    /** What is inside until it is closed; closing it once more changes nothing. */
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

    /** Null when all places, or all that one network may take, are taken. */
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
