/** How ready everybody is: read from the tables and the open tasks, and counted nowhere. */
package vn.diemcau.web.board;
