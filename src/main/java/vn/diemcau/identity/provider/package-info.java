/** Provides accounts, groups and authorizations to the engine, from our tables or an LDAP directory. */
package vn.diemcau.identity.provider;
