/** What the Office sees of a conference in Cockpit: its tabs' data, and that a start serves the web apps whole. */
package vn.diemcau.web.cockpit;
