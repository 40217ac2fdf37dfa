package vn.diemcau.identity.session;

import jakarta.servlet.http.HttpServletRequest;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;

/** Lets in by a password sent along whoever it belongs to, in whatever letters the name was written. */
public class PasswordSentAlong extends HttpBasicAuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        AuthenticationResult result = super.extractAuthenticatedUser(request, engine);
        SignInResult signedIn = SignInResult.in(request);
        return result.isAuthenticated() && signedIn != null ? AuthenticationResult.successful(signedIn.user()) : result;
    }
}
