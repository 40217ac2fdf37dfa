/** Decides who may call which address: one table, the filters that apply it, and the current user. */
package vn.diemcau.identity.access;
