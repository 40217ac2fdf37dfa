package vn.diemcau.escalation.seal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the newest seal goes each day, besides the log.
 *
 * @param enabled false where something else calls {@link DailySeal#send()}
 * @param mailTo an address outside of the server; empty for none
 */
@ConfigurationProperties("diemcau.seal")
record SealSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("") String mailTo) {}
