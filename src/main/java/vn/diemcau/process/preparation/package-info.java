/** The boundary to the engine: commands to the processes, and the beans that they call. */
package vn.diemcau.process.preparation;
