/** The conference itself: its dates and its status. */
package vn.diemcau.conference.conference;
