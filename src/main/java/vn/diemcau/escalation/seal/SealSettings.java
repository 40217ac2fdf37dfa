package vn.diemcau.escalation.seal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The daily destination of the newest seal besides the log.
 *
 * @param enabled false where something else calls {@link DailySeal#send()}
 * @param mailTo an address outside the server; empty for none
 */
@ConfigurationProperties("diemcau.seal")
record SealSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("") String mailTo) {}
