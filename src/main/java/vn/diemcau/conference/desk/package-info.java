/** From what a letter asks, row by row, to the plan of a conference. */
package vn.diemcau.conference.desk;
