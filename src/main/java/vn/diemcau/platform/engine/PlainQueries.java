package vn.diemcau.platform.engine;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;

/** Keeps expressions, which run on the server, out of the queries that people send. */
public final class PlainQueries {

    private PlainQueries() {}

    /**
     * The engine forbids them too, but for those that narrow a stored list down and those of one of several alternatives.
     *
     * @throws BadUserRequestException when the query holds one
     */
    public static void require(AbstractQuery<?, ?> query) {
        boolean isPlain = query.getExpressions().isEmpty()
                && (!(query instanceof TaskQueryImpl tasks)
                        || tasks.getQueries().stream()
                                .allMatch(either -> either.getExpressions().isEmpty()));
        if (!isPlain) {
            throw new BadUserRequestException("Expressions are for administrators, in filters that they store.");
        }
    }
}
