/** The endpoints for the forms in Tasklist. */
package vn.diemcau.web.tasklist;
