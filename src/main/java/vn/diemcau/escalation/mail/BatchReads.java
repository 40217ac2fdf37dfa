package vn.diemcau.escalation.mail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Caches reads for the mails of one batch, so that mails about the same conference share them. */
public final class BatchReads {

    private final List<OrderedMail> mails;
    private final Map<List<String>, Object> read = new HashMap<>();

    public BatchReads(List<OrderedMail> mails) {
        this.mails = mails;
    }

    /** Keys of the batch's mails about this conference. */
    public List<String> keys(String conference) {
        return mails.stream()
                .filter(mail -> mail.conference().equals(conference))
                .map(OrderedMail::key)
                .toList();
    }

    /** Codes of the agencies of the batch's mails about this conference. */
    public List<String> agencies(String conference) {
        return mails.stream()
                .filter(mail -> mail.conference().equals(conference) && mail.agency() != null)
                .map(OrderedMail::agency)
                .distinct()
                .toList();
    }

    /**
     * Returns the cached value, or reads it.
     *
     * @param what name of the value
     * @param of id of the conference
     */
    @SuppressWarnings("unchecked")
    public <T> T once(String what, String of, Supplier<T> reading) {
        List<String> key = List.of(what, of);
        if (!read.containsKey(key)) {
            read.put(key, reading.get());
        }
        return (T) read.get(key);
    }
}
