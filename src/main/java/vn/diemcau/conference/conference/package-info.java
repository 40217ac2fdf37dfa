/** The conference itself: its dates and where it stands. */
package vn.diemcau.conference.conference;
