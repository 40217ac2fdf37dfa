/** Who may call which address: one table, the filters that apply it, and who the caller is. */
package vn.diemcau.identity.access;
