/** Limits requests and answers refusals. */
package vn.diemcau.platform.web;
