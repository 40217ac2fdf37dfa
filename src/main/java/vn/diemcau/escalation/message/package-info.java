/** Composes the content of mails. */
package vn.diemcau.escalation.message;
