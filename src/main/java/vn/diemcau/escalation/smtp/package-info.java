/** Transports mails to an SMTP server or into a folder. */
package vn.diemcau.escalation.smtp;
