/** Reads and checks a conference before it is called. */
package vn.diemcau.conference.plan;
