/** Sends each ordered mail once, after the transaction of its order commits. */
package vn.diemcau.escalation.relay;
