/** Reads the text of letters as files: plain text in old and new encodings, Word, PDF. */
package vn.diemcau.platform.document;
