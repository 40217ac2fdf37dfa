/** Sign-in and sessions, shared by all nodes. */
package vn.diemcau.identity.session;
