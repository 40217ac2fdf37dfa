/** Where the Office turns a letter into a conference. */
package vn.diemcau.web.desk;
