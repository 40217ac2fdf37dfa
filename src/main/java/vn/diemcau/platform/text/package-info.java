/** Writes and reads Vietnamese text, times and numbers, and hashes texts. */
package vn.diemcau.platform.text;
