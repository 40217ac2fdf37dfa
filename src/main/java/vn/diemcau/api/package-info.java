/** Our own REST endpoints, for the forms and for other programs. */
package vn.diemcau.api;
