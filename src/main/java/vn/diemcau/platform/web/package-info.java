/** What a request may be, and how a refusal is told. */
package vn.diemcau.platform.web;
