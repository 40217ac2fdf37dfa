/** Configures the engine. */
package vn.diemcau.process.engine;
