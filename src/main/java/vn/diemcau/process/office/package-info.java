/** What the Office does while a conference is prepared: call, add, move, reopen, decide. */
package vn.diemcau.process.office;
