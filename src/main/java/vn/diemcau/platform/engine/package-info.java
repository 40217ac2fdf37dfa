/** The engine's calls, clock and jobs as the product needs them, whatever the process is. */
package vn.diemcau.platform.engine;
