/** How people write the names of places, and which of a catalogue they mean. */
package vn.diemcau.conference.place;
