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
        // Their libraries are here for the hash of passwords and for the office's directory server alone, which is
        // asked in
        // its own way. What they would add: a server of their own guess in the health, and events that nobody reads.
        exclude = {
            SecurityAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class,
            LdapAutoConfiguration.class
        })
@ConfigurationPropertiesScan
public class DiemCauApplication {

    /** The zone of every hour that a person reads or writes, whatever the server's: DIEMCAU_ZONE, or Vietnam's. */
    static final String ZONE = System.getenv().getOrDefault("DIEMCAU_ZONE", "Asia/Ho_Chi_Minh");

    public static void main(String[] args) {
        UnreadableFolder.refuse();
        // Before Spring: the engine's date formats keep the zone they find when their classes are loaded.
        TimeZone.setDefault(TimeZone.getTimeZone(ZONE));
        SpringApplication.run(DiemCauApplication.class, args);
    }
}
