/** From the letter to the conference: what a letter asks is proposed to the Office. */
package vn.diemcau.web.letter;
