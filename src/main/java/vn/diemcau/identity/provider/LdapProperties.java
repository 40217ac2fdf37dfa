package vn.diemcau.identity.provider;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the office's directory server (LDAP, Active Directory), which keeps the passwords of accounts without one
 * here.
 *
 * @param url {@code ldaps://may-chu:636}; empty for no directory server
 * @param base search base of people: {@code ou=canbo,dc=hatinh,dc=vn}
 * @param filter search filter for the typed name
 * @param user account for the search; empty for an anonymous search
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
