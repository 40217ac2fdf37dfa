package vn.diemcau.process.correction;

import vn.diemcau.conference.plan.Plan;

/**
 * The plan of a conference as it holds now.
 *
 * @param revision number of corrections so far
 */
public record CurrentPlan(Plan plan, int revision) {}
