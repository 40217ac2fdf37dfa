/** A unit's sites and delegates: rules, changes, and the resulting list of all sites. */
package vn.diemcau.conference.registration;
