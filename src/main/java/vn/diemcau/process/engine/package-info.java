/** The engine's set-up. */
package vn.diemcau.process.engine;
