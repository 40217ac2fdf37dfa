/** The record of every act: who did what when, added to and never changed. */
package vn.diemcau.audit.journal;
