/**
 * Applies retention periods: short for personal data after a conference, longer for the engine's history and the
 * record.
 */
package vn.diemcau.process.retention;
