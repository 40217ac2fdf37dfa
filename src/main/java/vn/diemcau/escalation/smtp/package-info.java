/** The ways on which a mail leaves: to an SMTP server, or into a folder. */
package vn.diemcau.escalation.smtp;
