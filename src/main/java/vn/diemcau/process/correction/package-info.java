/** Corrects the plan of a running conference: its duties, its model and what is told. */
package vn.diemcau.process.correction;
