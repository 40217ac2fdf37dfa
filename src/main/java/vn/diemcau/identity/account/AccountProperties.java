package vn.diemcau.identity.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the accounts that the application creates itself.
 *
 * @param admin DIEMCAU_ADMIN_USER and DIEMCAU_ADMIN_PASSWORD: used once, while a configured database has no
 *     administrator
 * @param demo the one password of the accounts of the embedded run
 */
@ConfigurationProperties("diemcau")
public record AccountProperties(
        @DefaultValue Admin admin, @DefaultValue Demo demo) {

    public record Admin(
            @DefaultValue("") String user, @DefaultValue("") String password) {

        @Override
        public String toString() {
            return "Admin[" + user + "]";
        }
    }

    public record Demo(@DefaultValue("diemcau-demo") String password) {}
}
