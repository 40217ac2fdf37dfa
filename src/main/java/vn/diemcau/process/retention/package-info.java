/** What is kept how long: persons for a while after their conference, the engine's history and the record for longer. */
package vn.diemcau.process.retention;
