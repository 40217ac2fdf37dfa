package vn.diemcau.conference.linetest;

import java.time.Instant;
import vn.diemcau.conference.registration.Site;

/**
 * What was found at one site.
 *
 * @param unitName name of the unit that registered the site; null for a site of the province
 * @param passed at the line test: the line is good; at the roll call: the site is present
 * @param note null when nothing was noted
 * @param round counts from 1
 */
public record SiteCheck(Site site, String unitName, boolean passed, String note, int round, Instant at) {}
