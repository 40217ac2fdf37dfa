package vn.diemcau.conference.linetest;

import java.time.Instant;
import vn.diemcau.conference.registration.Site;

/**
 * The result of a check at one site.
 *
 * @param unitName name of the unit that registered the site; null for a site of the province
 * @param passed line test: the line is good; roll call: the site is present
 * @param note null without a note
 * @param round number from 1
 */
public record SiteCheck(Site site, String unitName, boolean passed, String note, int round, Instant at) {}
