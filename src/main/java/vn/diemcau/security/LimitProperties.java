package vn.diemcau.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one person, or one address without a sign-in, may ask of a node.
 *
 * @param requestsAtOnce before the next one has to wait; a page of the web apps takes about twenty
 * @param requestsPerSecond that may go on for ever
 */
@ConfigurationProperties("diemcau.limits")
record LimitProperties(
        @DefaultValue("1000") int requestsAtOnce,
        @DefaultValue("50") int requestsPerSecond) {}
