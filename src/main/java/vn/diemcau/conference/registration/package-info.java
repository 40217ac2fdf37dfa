/** A unit's sites and delegates: what it may register, what it changed, and the list of all sites that comes of it. */
package vn.diemcau.conference.registration;
