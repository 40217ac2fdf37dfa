/** What an account is beside its name and its rights: its password's rules, its standing, its deputies, and guesses at it. */
package vn.diemcau.identity.account;
