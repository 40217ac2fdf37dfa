/** The timers of the models, and what moves them. */
package vn.diemcau.process.timer;
