/** What whole nodes do, and what people see of it, while something breaks under them. */
package vn.diemcau.faults;
