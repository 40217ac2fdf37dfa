package vn.diemcau;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.ldap.LdapAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Điểm Cầu. */
@SpringBootApplication(
        // These libraries are only used for password hashes and for the office's directory server, without their
        // auto-configuration. It would add a guessed server to the health, and unused events.
        exclude = {
            SecurityAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class,
            LdapAutoConfiguration.class
        })
@ConfigurationPropertiesScan
public class DiemCauApplication {

    /** The zone of all times for people, whatever the server's zone is: DIEMCAU_ZONE, or Vietnam's. */
    static final String ZONE = System.getenv().getOrDefault("DIEMCAU_ZONE", "Asia/Ho_Chi_Minh");

    public static void main(String[] args) {
        UnreadableFolder.refuse();
        // Before Spring: the engine's date formats keep the zone they find when their classes are loaded.
        TimeZone.setDefault(TimeZone.getTimeZone(ZONE));
        SpringApplication.run(DiemCauApplication.class, args);
    }
}
