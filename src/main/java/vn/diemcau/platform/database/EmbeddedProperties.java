package vn.diemcau.platform.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the embedded PostgreSQL keeps its data.
 *
 * @param dataFolder the folder whose data outlives restarts
 * @param temporary true for an empty database that is deleted at exit, as tests want it
 * @param database its name; differs from the default after a restore of a backup beside it
 */
@ConfigurationProperties("diemcau.embedded")
record EmbeddedProperties(
        @DefaultValue("data/postgres") Path dataFolder,
        @DefaultValue("false") boolean temporary,
        @DefaultValue("diemcau") String database) {}
