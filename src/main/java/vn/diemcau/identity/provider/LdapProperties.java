package vn.diemcau.identity.provider;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The office's own directory server (LDAP, Active Directory), which knows the passwords of the accounts that have none here.
 *
 * @param url {@code ldaps://may-chu:636}; without it no server is asked
 * @param base where people are searched: {@code ou=canbo,dc=hatinh,dc=vn}
 * @param filter finds a person by the name typed in
 * @param user the account that searches; empty where anybody may
 * @param password of that account
 */
@ConfigurationProperties("diemcau.ldap")
record LdapProperties(
        @DefaultValue("") String url,
        @DefaultValue("") String base,
        @DefaultValue("(uid={0})") String filter,
        @DefaultValue("") String user,
        @DefaultValue("") String password) {

    @Override
    public String toString() {
        return "Ldap[" + url + "]";
    }
}
