/** What the forms in Tasklist ask of the server. */
package vn.diemcau.web.tasklist;
