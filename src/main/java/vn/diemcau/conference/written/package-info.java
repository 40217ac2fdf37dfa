/** What stands in a letter's text: words, lines with their marks, clauses, days and hours. It knows neither Spring nor a database. */
package vn.diemcau.conference.written;
