/** Matches written names of places to a catalogue. */
package vn.diemcau.conference.place;
