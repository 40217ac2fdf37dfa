/** Lets agencies manage their officers' accounts, and users their own account. */
package vn.diemcau.identity.officer;
