/** Decides which mails are ordered, for whom and when. */
package vn.diemcau.escalation.chase;
