/** Accounts beyond names and rights: password rules, standing, deputies, and the throttle of guesses. */
package vn.diemcau.identity.account;
