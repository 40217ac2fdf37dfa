/** Sends each ordered mail once, after the order's transaction is committed. */
package vn.diemcau.escalation.relay;
