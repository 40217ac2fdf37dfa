/** The duties of agencies: deadline, state and answer. */
package vn.diemcau.conference.duty;
