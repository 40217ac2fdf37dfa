package vn.diemcau.platform.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one person, or one address without a sign-in, may ask of a node. A node answers 200 requests at a time
 * (server.tomcat.threads.max): what one network, or all bodies that are still on their way, may take is less.
 *
 * @param requestsAtOnce before the next one has to wait; a page of the web apps takes about twenty
 * @param requestsPerSecond that may go on for ever
 * @param requestsTogetherOfOne network that may be under way at the same time
 * @param bodiesTogether that may be on their way in at the same time
 * @param bodiesTogetherOfOne network
 */
@ConfigurationProperties("diemcau.limits")
public record LimitProperties(
        @DefaultValue("1000") int requestsAtOnce,
        @DefaultValue("50") int requestsPerSecond,
        @DefaultValue("100") int requestsTogetherOfOne,
        @DefaultValue("120") int bodiesTogether,
        @DefaultValue("40") int bodiesTogetherOfOne) {}
