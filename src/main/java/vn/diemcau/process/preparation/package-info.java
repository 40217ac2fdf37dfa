/** The seam to the engine: what we tell the processes, and what they ask of us. */
package vn.diemcau.process.preparation;
