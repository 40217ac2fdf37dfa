/** Điểm Cầu as it ships beside a stock Camunda application, on one machine in one run; see docs/benchmarks.md. */
package vn.diemcau.bench;
