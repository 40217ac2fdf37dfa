/** Keeps each ordered mail and its outcome. */
package vn.diemcau.escalation.mail;
