/** The province's offices: read from one file, stored in tables, passed on to listeners. */
package vn.diemcau.conference.directory;
