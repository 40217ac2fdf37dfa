/** Camunda's web apps: what is ours inside them, pages alone, whose data come from our own endpoints; and that a start serves them whole. */
package vn.diemcau.cockpit;
