/** The line test, round by round until every site passed, and the roll call on the day. */
package vn.diemcau.conference.linetest;
