package vn.diemcau.conference.directory;

import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.transaction.PlatformTransactionManager;

/** Gives a running application another directory, as a start with another file does. */
@TestComponent
public class LoadedDirectory {

    private final DirectoryStore store;
    private final ObjectProvider<DirectoryListener> listeners;
    private final PlatformTransactionManager transactions;

    LoadedDirectory(
            DirectoryStore store,
            ObjectProvider<DirectoryListener> listeners,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.listeners = listeners;
        this.transactions = transactions;
    }

    public void load(String text) {
        load(new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8), "danh-ba.yaml"));
    }

    /** The directory that the application starts with unless another one is named. */
    public void loadShipped() {
        load(new ClassPathResource("directory/hatinh.yaml"));
    }

    private void load(Resource file) {
        new DirectoryLoader(file, store, listeners, transactions).afterSingletonsInstantiated();
    }
}
