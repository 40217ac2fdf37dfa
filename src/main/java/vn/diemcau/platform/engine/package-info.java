/** Adapts the engine's calls, clock and jobs to the product, independent of the process. */
package vn.diemcau.platform.engine;
