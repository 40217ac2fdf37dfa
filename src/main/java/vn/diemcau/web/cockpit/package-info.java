/**
 * The Office's view of a conference in Cockpit: the data of the tabs, and a check at the start that the web apps are
 * complete.
 */
package vn.diemcau.web.cockpit;
