/** Finds the PostgreSQL to work with: the configured server, or one that Điểm Cầu starts and stops itself. */
package vn.diemcau.platform.database;
