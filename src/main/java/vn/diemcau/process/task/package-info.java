/** The user tasks: what opens with one, who holds it, and what becomes of its answer. */
package vn.diemcau.process.task;
