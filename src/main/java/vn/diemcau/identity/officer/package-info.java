/** The accounts that agencies keep for their officers, and what people see of their own. */
package vn.diemcau.identity.officer;
