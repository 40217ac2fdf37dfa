package vn.diemcau.identity.provider;

import java.net.URI;
import java.util.Hashtable;
import java.util.Set;
import javax.naming.AuthenticationException;
import javax.naming.Context;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import javax.naming.directory.SearchControls;
import javax.naming.directory.SearchResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.diemcau.identity.account.StartRefused;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.web.Refusals;

/** Asks the office's directory server for a person's password. Who may do what stays with us. */
@Component
public class LdapDirectory {

    private static final Logger log = LoggerFactory.getLogger(LdapDirectory.class);
    private static final String TIMEOUT = "5000";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final LdapProperties properties;

    LdapDirectory(LdapProperties properties) {
        this.properties = properties;
        if (isConfigured()) {
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

    public boolean isConfigured() {
        return !properties.url().isBlank();
    }

    /** @throws Refused when the server does not answer */
    boolean knows(String name, String password) {
        // A server takes an empty password for somebody who does not say who they are, and lets them in.
        if (!isConfigured() || name.isEmpty() || password.isEmpty()) {
            return false;
        }
        try {
            String person = find(name);
            return person != null && opens(person, password);
        } catch (NamingException e) {
            log.warn("The directory server did not answer: {}", e.toString());
            throw Refusals.note(
                    new Refused(
                            Refused.Reason.UNAVAILABLE,
                            "Máy chủ danh bạ của cơ quan chưa trả lời nên chưa kiểm tra được mật khẩu. Hãy thử lại sau ít phút."));
        }
    }

    /** The name of the one entry that is meant; null when none is, or more than one. */
    private String find(String name) throws NamingException {
        DirContext context = open(properties.user(), properties.password());
        try {
            SearchControls controls = new SearchControls();
            controls.setSearchScope(SearchControls.SUBTREE_SCOPE);
            controls.setReturningAttributes(new String[0]);
            controls.setCountLimit(2);
            // The name is escaped, being an argument.
            NamingEnumeration<SearchResult> found =
                    context.search(properties.base(), properties.filter(), new Object[] {name}, controls);
            String person = found.hasMore() ? found.next().getNameInNamespace() : null;
            return person == null || found.hasMore() ? null : person;
        } finally {
            context.close();
        }
    }

    private boolean opens(String person, String password) throws NamingException {
        try {
            open(person, password).close();
            return true;
        } catch (AuthenticationException e) {
            return false;
        }
    }

    private DirContext open(String user, String password) throws NamingException {
        Hashtable<String, Object> settings = new Hashtable<>();
        settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
        settings.put(Context.PROVIDER_URL, properties.url());
        settings.put(Context.REFERRAL, "ignore");
        settings.put("com.sun.jndi.ldap.connect.timeout", TIMEOUT);
        settings.put("com.sun.jndi.ldap.read.timeout", TIMEOUT);
        if (!user.isEmpty()) {
            settings.put(Context.SECURITY_AUTHENTICATION, "simple");
            settings.put(Context.SECURITY_PRINCIPAL, user);
            settings.put(Context.SECURITY_CREDENTIALS, password);
        }
        return new InitialDirContext(settings);
    }
}
