/** Computes the times of reminders and escalations from the Office's table. */
package vn.diemcau.escalation.ladder;
