/** Coordinates the preparation of a multi-site online conference. */
package vn.diemcau;
