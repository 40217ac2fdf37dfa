/** Who is told what and when: what becomes a mail, to whom. */
package vn.diemcau.escalation.chase;
