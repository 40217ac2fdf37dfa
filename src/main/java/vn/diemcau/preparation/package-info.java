/** The seam to the engine: what the models are called, what they ask of us, and what we tell them. */
package vn.diemcau.preparation;
