/** Reads pasted lists of sites into rows and asks about doubtful ones. */
package vn.diemcau.conference.sitelist;
