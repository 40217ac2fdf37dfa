package vn.diemcau.platform.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits per user, or per address without a sign-in, on one node. A node handles 200 requests at a time
 * (server.tomcat.threads.max). One network, or all bodies in transfer, may take only a part of them.
 *
 * @param requestsAtOnce burst of requests; a page of the web apps takes about twenty
 * @param requestsPerSecond permanent rate of requests
 * @param requestsTogetherOfOne simultaneous requests of one network
 * @param bodiesTogether simultaneous bodies in transfer
 * @param bodiesTogetherOfOne network
 */
@ConfigurationProperties("diemcau.limits")
public record LimitProperties(
        @DefaultValue("1000") int requestsAtOnce,
        @DefaultValue("50") int requestsPerSecond,
        @DefaultValue("100") int requestsTogetherOfOne,
        @DefaultValue("120") int bodiesTogether,
        @DefaultValue("40") int bodiesTogetherOfOne) {}
