/** Takes the newest seal of the record out of the database each day, where whoever has the database cannot change it. */
package vn.diemcau.escalation.seal;
