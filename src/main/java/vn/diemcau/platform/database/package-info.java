/** Provides PostgreSQL: the configured server, or an embedded one that Điểm Cầu starts and stops. */
package vn.diemcau.platform.database;
