/** Lays a diagram out on a sheet: places shapes in lanes and columns, routes the lines, finds room for labels. */
package vn.diemcau.process.layout;
