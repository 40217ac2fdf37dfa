package vn.diemcau.escalation.relay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import vn.diemcau.escalation.mail.Attempt;

/** The mails of a batch that the server has not accepted yet. The first is the one in transfer. */
class BatchRemainder {

    private final Deque<Attempt> mails;

    BatchRemainder(Collection<Attempt> mails) {
        this.mails = new ArrayDeque<>(mails);
    }

    synchronized boolean isEmpty() {
        return mails.isEmpty();
    }

    synchronized Attempt first() {
        return mails.getFirst();
    }

    synchronized Attempt removeFirst() {
        return mails.removeFirst();
    }

    synchronized List<Attempt> takeAll() {
        List<Attempt> all = new ArrayList<>(mails);
        mails.clear();
        return all;
    }

    synchronized List<Attempt> takeAllButFirst() {
        if (mails.size() < 2) {
            return List.of();
        }
        Attempt first = mails.removeFirst();
        List<Attempt> others = takeAll();
        mails.add(first);
        return others;
    }
}
