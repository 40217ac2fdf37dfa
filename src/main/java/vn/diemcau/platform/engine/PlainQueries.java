package vn.diemcau.platform.engine;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;

/** Refuses expressions in users' queries, because expressions run on the server. */
public final class PlainQueries {

    private PlainQueries() {}

    /**
     * The engine refuses them too, except in queries that extend a stored filter and in "or" queries.
     *
     * @throws BadUserRequestException when the query contains an expression
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
