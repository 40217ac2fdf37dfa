/** Sends each ordered mail once, after the order's transaction is committed, and keeps the record of it. */
package vn.diemcau.mail;
