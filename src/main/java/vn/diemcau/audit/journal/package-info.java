/** The record of all acts: who did what and when. Entries are added and never changed. */
package vn.diemcau.audit.journal;
