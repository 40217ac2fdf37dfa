/** Every pattern of the product against text that was made to cost time. */
package vn.diemcau.patterns;
