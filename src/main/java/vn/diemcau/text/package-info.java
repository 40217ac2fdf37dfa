/** How hours and dates are written in Vietnamese. */
package vn.diemcau.text;
