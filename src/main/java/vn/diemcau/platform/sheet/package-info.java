/** Reads tables in the formats that offices use. It never drops content silently. */
package vn.diemcau.platform.sheet;
