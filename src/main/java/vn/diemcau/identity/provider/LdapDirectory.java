package vn.diemcau.identity.provider;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.ldap.NamingException;
import org.springframework.ldap.core.support.LdapContextSource;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.ldap.authentication.BindAuthenticator;
import org.springframework.security.ldap.search.FilterBasedLdapUserSearch;
import org.springframework.stereotype.Component;
import vn.diemcau.identity.account.StartRefused;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.web.Refusals;

/** Checks passwords against the office's directory server. Rights are kept in this application only. */
@Component
public class LdapDirectory {

    private static final Logger log = LoggerFactory.getLogger(LdapDirectory.class);
    private static final int TIMEOUT = 5000;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Null without a configured server. */
    private final BindAuthenticator server;

    LdapDirectory(LdapProperties properties) {
        server = properties.url().isBlank() ? null : server(properties);
    }

    public boolean isConfigured() {
        return server != null;
    }

    /** @throws Refused when the server does not answer */
    boolean knows(String name, String password) {
        if (!isConfigured()) {
            return false;
        }
        try {
            // The template refuses an empty password, which a server would accept as an anonymous bind.
            server.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, password));
            return true;
        } catch (AuthenticationException | IncorrectResultSizeDataAccessException e) {
            // A wrong password, an unknown name, or an ambiguous one.
            return false;
        } catch (NamingException e) {
            log.warn("The directory server did not answer: {}", e.toString());
            throw Refusals.note(
                    new Refused(
                            Refused.Reason.UNAVAILABLE,
                            "Máy chủ danh bạ của cơ quan chưa trả lời nên chưa kiểm tra được mật khẩu. Hãy thử lại sau ít phút."));
        }
    }

    private static BindAuthenticator server(LdapProperties properties) {
        check(properties);
        LdapContextSource source = new LdapContextSource();
        source.setUrl(properties.url());
        source.setUserDn(properties.user());
        source.setPassword(properties.password());
        source.setAnonymousReadOnly(properties.user().isEmpty());
        source.setBaseEnvironmentProperties(Map.of(
                "com.sun.jndi.ldap.connect.timeout", Integer.toString(TIMEOUT),
                "com.sun.jndi.ldap.read.timeout", Integer.toString(TIMEOUT)));
        source.afterPropertiesSet();
        FilterBasedLdapUserSearch search =
                new FilterBasedLdapUserSearch(properties.base(), properties.filter(), source);
        search.setSearchTimeLimit(TIMEOUT);
        // Every entry has this attribute. Without a list, the person's entry would be read again as that person, who
        // may lack the right.
        search.setReturningAttributes(new String[] {"objectClass"});
        BindAuthenticator server = new BindAuthenticator(source);
        server.setUserSearch(search);
        return server;
    }

    private static void check(LdapProperties properties) {
        URI url = URI.create(properties.url());
        boolean isClear = !"ldaps".equals(url.getScheme()) && !THIS_MACHINE.contains(url.getHost());
        if (isClear || properties.base().isBlank() || !properties.filter().contains("{0}")) {
            throw new StartRefused(
                    isClear
                            ? "DIEMCAU_LDAP_URL phải bắt đầu bằng ldaps:// để mật khẩu không đi qua mạng ở dạng rõ."
                            : "Thiếu DIEMCAU_LDAP_BASE, hoặc DIEMCAU_LDAP_FILTER không có {0}.");
        }
    }
}
