/** Reads a person's input as a whole, or refuses it with every problem and its place. */
package vn.diemcau.platform.input;
