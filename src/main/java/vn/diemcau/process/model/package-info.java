/** What the models are called: the contracts with their keys, ids, messages and variables. */
package vn.diemcau.process.model;
