package vn.diemcau.conference.directory;

import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.platform.input.Refused;

/** Adds agencies to the directory while the application runs. */
@Component
public class AgencyAdditions {

    private final DirectoryStore store;
    private final ObjectProvider<DirectoryListener> listeners;

    AgencyAdditions(DirectoryStore store, ObjectProvider<DirectoryListener> listeners) {
        this.store = store;
        this.listeners = listeners;
    }

    /**
     * Adds an agency in the caller's transaction, to the part of the directory that an Office has. It stays when the
     * application starts again with the same file.
     *
     * @param office code of the Office
     * @param by user id
     * @throws Refused INVALID with each wrong field, CONFLICT when the directory has the name, NOT_FOUND when there is no
     *     such Office
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Agency add(NewAgency wanted, String office, Instant at, String by) {
        Agency added = store.add(
                wanted, office, code -> listeners.orderedStream().allMatch(listener -> listener.isFree(code)), at, by);
        listeners.orderedStream().forEach(listener -> listener.agencyAdded(added));
        return added;
    }
}
