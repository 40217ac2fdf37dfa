package vn.diemcau.escalation.mail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What is read for mails that leave together: once for all of them, however many speak of the same conference. */
public final class BatchReads {

    private final List<OrderedMail> mails;
    private final Map<List<String>, Object> read = new HashMap<>();

    public BatchReads(List<OrderedMail> mails) {
        this.mails = mails;
    }

    /** Keys of the mails that leave together and are about this conference. */
    public List<String> keys(String conference) {
        return mails.stream()
                .filter(mail -> mail.conference().equals(conference))
                .map(OrderedMail::key)
                .toList();
    }

    /** Codes of the agencies that the mails which leave together and are about this conference concern. */
    public List<String> agencies(String conference) {
        return mails.stream()
                .filter(mail -> mail.conference().equals(conference) && mail.agency() != null)
                .map(OrderedMail::agency)
                .distinct()
                .toList();
    }

    /**
     * What the first of them read, or reads now.
     *
     * @param what names the reading
     * @param of the conference that it is about
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
