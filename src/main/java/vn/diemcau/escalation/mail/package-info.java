/** Each ordered mail with what became of it. */
package vn.diemcau.escalation.mail;
