/** What the mails say. */
package vn.diemcau.escalation.message;
