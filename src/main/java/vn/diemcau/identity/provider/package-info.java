/** What the engine asks about people: accounts, groups and rights, from our tables or an LDAP directory. */
package vn.diemcau.identity.provider;
