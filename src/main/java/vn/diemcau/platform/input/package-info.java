/** What a person handed in, read whole or refused with every problem and its place. */
package vn.diemcau.platform.input;
