/**
 * Sends the newest seal of the record out of the database each day, out of reach of anybody who controls the database.
 */
package vn.diemcau.escalation.seal;
