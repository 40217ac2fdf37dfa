/** Lists of sites as people paste them, read into rows, with what is doubtful asked back. */
package vn.diemcau.conference.sitelist;
