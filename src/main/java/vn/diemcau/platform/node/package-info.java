/** Starts and stops a node while others work on the same database. */
package vn.diemcau.platform.node;
