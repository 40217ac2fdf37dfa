/** Makes the models of one conference from its plan and the drawn models. */
package vn.diemcau.process.builder;
