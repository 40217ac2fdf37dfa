/** Who may sign in, what each may see and do, and how a refusal is told. */
package vn.diemcau.security;
