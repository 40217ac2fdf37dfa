package vn.diemcau.platform.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.query.Query;

/**
 * Stored filters that can only be extended by plain values. The engine would run expressions in an extending query as
 * if an administrator had stored them.
 */
public class PlainFilterService extends FilterServiceImpl {

    @Override
    public <T, Q extends Query<?, T>> List<T> list(String filter, Q narrowed) {
        requirePlain(narrowed);
        return super.list(filter, narrowed);
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> listPage(String filter, Q narrowed, int from, int atMost) {
        requirePlain(narrowed);
        return super.listPage(filter, narrowed, from, atMost);
    }

    @Override
    public <T, Q extends Query<?, T>> T singleResult(String filter, Q narrowed) {
        requirePlain(narrowed);
        return super.singleResult(filter, narrowed);
    }

    @Override
    public Long count(String filter, Query<?, ?> narrowed) {
        requirePlain(narrowed);
        return super.count(filter, narrowed);
    }

    private static void requirePlain(Query<?, ?> narrowed) {
        if (narrowed instanceof AbstractQuery<?, ?> query) {
            PlainQueries.require(query);
        }
    }
}
