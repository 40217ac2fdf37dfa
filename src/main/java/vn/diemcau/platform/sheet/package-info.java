/** Tables that people bring, read from whatever their office's computer writes; nothing is left out in silence. */
package vn.diemcau.platform.sheet;
