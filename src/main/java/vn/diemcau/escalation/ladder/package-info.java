/** The timetable of reminders and escalations, as the Office's table has it. */
package vn.diemcau.escalation.ladder;
