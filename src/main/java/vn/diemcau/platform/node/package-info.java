/** How a node comes and goes while others work on the same database. */
package vn.diemcau.platform.node;
