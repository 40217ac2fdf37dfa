/** Exports registrations as workbooks that an office can open, print and sign. */
package vn.diemcau.conference.export;
