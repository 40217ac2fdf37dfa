/** Moves running conferences to newer models. */
package vn.diemcau.process.migration;
