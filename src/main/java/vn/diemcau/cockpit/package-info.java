/** What the Office sees of its conferences inside Cockpit: pages alone, whose data come from our own endpoints. */
package vn.diemcau.cockpit;
