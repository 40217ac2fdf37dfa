/** What is ours inside Camunda's web apps, Cockpit for the Office and Tasklist for everybody: pages alone, whose data come from our own endpoints. */
package vn.diemcau.cockpit;
