/** The province's offices: read from one file, kept in tables, mirrored by those who listen. */
package vn.diemcau.conference.directory;
