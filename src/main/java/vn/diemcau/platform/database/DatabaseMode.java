package vn.diemcau.platform.database;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Says whether Điểm Cầu runs on its own embedded PostgreSQL or on a configured server. */
public record DatabaseMode(boolean isEmbedded) {

    static final String URL = "spring.datasource.url";

    /** Reads the mode from the settings, for conditions that must answer before there are beans. */
    public static DatabaseMode of(Environment environment) {
        return new DatabaseMode(!StringUtils.hasText(environment.getProperty(URL)));
    }
}
