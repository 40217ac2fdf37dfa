package vn.diemcau.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stores the nonce of a page with its request. Camunda stores it for the whole server, so that one of two
 * simultaneously loaded pages forbids its own scripts and stays blank.
 */
public class NonceFilter extends OncePerRequestFilter {

    private static final String NONCE = ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ServletContext own = withOwnNonce(request.getServletContext());
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public ServletContext getServletContext() {
                        return own;
                    }
                },
                response);
    }

    private static ServletContext withOwnNonce(ServletContext shared) {
        Object[] nonce = new Object[1];
        return (ServletContext) Proxy.newProxyInstance(
                NonceFilter.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> {
                    boolean ofNonce = arguments != null && arguments.length > 0 && NONCE.equals(arguments[0]);
                    if (ofNonce && method.getName().equals("setAttribute")) {
                        nonce[0] = arguments[1];
                        return null;
                    }
                    if (ofNonce && method.getName().equals("getAttribute")) {
                        return nonce[0];
                    }
                    try {
                        return method.invoke(shared, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
