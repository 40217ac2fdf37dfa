/** Computes and moves the timers of the models. */
package vn.diemcau.process.timer;
