/** Signing in and staying signed in, on every node alike. */
package vn.diemcau.identity.session;
