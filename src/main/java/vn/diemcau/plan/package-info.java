/** Reads and checks a conference before it is called. */
package vn.diemcau.plan;
