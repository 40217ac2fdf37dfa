/** How words, hours and dates are written in Vietnamese, and what a text is known again by. */
package vn.diemcau.platform.text;
