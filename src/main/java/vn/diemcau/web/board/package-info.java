/** The readiness board: read from the tables and the open tasks, without stored counters. */
package vn.diemcau.web.board;
