/** What each agency has to do by when, and what it answered. */
package vn.diemcau.conference.duty;
