/** Manages user tasks: their opening, their holder and their answer. */
package vn.diemcau.process.task;
