/** Names the parts of the models: contracts with keys, ids, messages and variables. */
package vn.diemcau.process.model;
