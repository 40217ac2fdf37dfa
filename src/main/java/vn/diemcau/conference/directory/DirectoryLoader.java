package vn.diemcau.conference.directory;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.platform.input.Document;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.input.UnreadableName;

/** Loads the directory file at start, before the web server opens. */
@Component
class DirectoryLoader implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryLoader.class);

    private final Resource file;
    private final DirectoryStore store;
    private final ObjectProvider<DirectoryListener> listeners;
    private final TransactionTemplate transaction;

    DirectoryLoader(
            @Value("${diemcau.directory:classpath:directory/hatinh.yaml}") Resource file,
            DirectoryStore store,
            ObjectProvider<DirectoryListener> listeners,
            PlatformTransactionManager transactions) {
        this.file = file;
        this.store = store;
        this.listeners = listeners;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @throws DirectoryNotLoaded to end the start */
    @Override
    public void afterSingletonsInstantiated() {
        Directory directory;
        try {
            directory = DirectoryReader.read(content());
        } catch (Refused e) {
            throw new DirectoryNotLoaded(file.getDescription(), e);
        }
        transaction.executeWithoutResult(status -> {
            DirectoryStore.Loaded loaded = store.load(directory);
            listeners.orderedStream().forEach(listener -> listener.directoryLoaded(loaded.whole()));
            LOG.info(
                    "Danh bạ {}: {} cơ quan, đơn vị; {} thay đổi so với lần trước",
                    directory.name(),
                    loaded.whole().agencies().size(),
                    loaded.changed().size());
            loaded.notes().forEach(LOG::warn);
        });
    }

    private String content() {
        try (InputStream in = file.getInputStream()) {
            return Document.decode(in.readNBytes(Document.MAX_BYTES + 1));
        } catch (IOException e) {
            throw new Refused(List.of(new Problem("", UnreadableName.whyNotOpened(e))));
        }
    }
}
