/** What the Office orders for single duties and agencies, and the mails that tell of it. */
package vn.diemcau.escalation.order;
