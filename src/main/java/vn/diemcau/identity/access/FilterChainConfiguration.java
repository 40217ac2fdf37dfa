package vn.diemcau.identity.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.web.http.CookieSerializer;
import vn.diemcau.identity.account.AccountActs;
import vn.diemcau.identity.account.Accounts;
import vn.diemcau.identity.provider.AgencyIndex;
import vn.diemcau.identity.session.ApiFilter;
import vn.diemcau.identity.session.EngineRestFilter;
import vn.diemcau.identity.session.PasswordChangeFilter;
import vn.diemcau.identity.session.PasswordSentAlong;
import vn.diemcau.identity.session.SessionFilter;
import vn.diemcau.identity.session.SharedSessionFilter;
import vn.diemcau.identity.session.SharedSessions;
import vn.diemcau.identity.session.SignInFilter;
import vn.diemcau.identity.session.WebSession;
import vn.diemcau.platform.web.BasePathFilter;
import vn.diemcau.platform.web.BodyBudget;
import vn.diemcau.platform.web.CrossSiteFilter;
import vn.diemcau.platform.web.EngineErrorFilter;
import vn.diemcau.platform.web.HeaderFilter;
import vn.diemcau.platform.web.LimitProperties;
import vn.diemcau.platform.web.NonceFilter;
import vn.diemcau.platform.web.OpenRequestsFilter;
import vn.diemcau.platform.web.OutageFilter;
import vn.diemcau.platform.web.RefusedPasswordFilter;
import vn.diemcau.platform.web.SizeFilter;

/** Registers the filters in the order of two lists. Camunda's own filters come after all of these. */
@Configuration(proxyBeanMethods = false)
class FilterChainConfiguration {

    /** Before all of Spring's own. */
    private static final List<Class<? extends Filter>> FIRST = List.of(
            HeaderFilter.class,
            NonceFilter.class,
            BasePathFilter.class,
            // Before all slow filters.
            OpenRequestsFilter.class,
            // Before all filters that use the database.
            OutageFilter.class,
            // Before all filters that use a session.
            SharedSessionFilter.class);

    /** After Spring's RequestContextFilter (-105), because refusals are noted in its request context. */
    private static final List<Class<? extends Filter>> AFTER_REQUEST_CONTEXT = List.of(
            SizeFilter.class,
            CrossSiteFilter.class,
            SessionFilter.class,
            // Before the filters that ask for a password.
            RefusedPasswordFilter.class,
            ApiFilter.class,
            EngineRestFilter.class,
            EngineErrorFilter.class,
            // After the sign-in filters of the engine's REST API and ours.
            RateFilter.class,
            PasswordChangeFilter.class,
            // After the filters that identify the user and enforce a change of password.
            AccessFilter.class,
            DirectActsFilter.class,
            SignInFilter.class,
            // After the filters that refuse a request without its body.
            LargeBodyFilter.class);

    /** Longest wait of a large body. People at a form would not wait much longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Bean
    FilterRegistrationBean<HeaderFilter> headerFilter() {
        return filter(new HeaderFilter(), "/*");
    }

    @Bean
    FilterRegistrationBean<NonceFilter> nonceFilter() {
        return filter(new NonceFilter(), "/camunda/*");
    }

    @Bean
    FilterRegistrationBean<BasePathFilter> baseFilter(AccessTable table) {
        return filter(new BasePathFilter(table.roots()), "/*");
    }

    @Bean
    FilterRegistrationBean<OutageFilter> outageFilter() {
        return filter(new OutageFilter(), "/*");
    }

    @Bean
    FilterRegistrationBean<SharedSessionFilter> sharedSessionFilter(
            JdbcClient jdbc, ProcessEngine engine, ServerProperties server, CookieSerializer cookie) {
        Duration timeout = server.getServlet().getSession().getTimeout();
        SharedSessions sessions = new SharedSessions(jdbc, engine.getName(), timeout);
        var bean = filter(new SharedSessionFilter(sessions, cookie), "/*");
        bean.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
        return bean;
    }

    @Bean
    AccessTable accessTable() throws IOException {
        return AccessTable.read(AccessTable.shipped());
    }

    @Bean
    FilterRegistrationBean<OpenRequestsFilter> crowdFilter(LimitProperties limits, ObjectMapper json) {
        return filter(new OpenRequestsFilter(limits, json), "/*");
    }

    @Bean
    FilterRegistrationBean<SizeFilter> sizeFilter(LimitProperties limits, ObjectMapper json) {
        return filter(new SizeFilter(limits, json), "/*");
    }

    @Bean
    FilterRegistrationBean<LargeBodyFilter> largeBodyFilter(Roles roles, VisibleTasks tasks, ObjectMapper json) {
        BodyBudget budget = new BodyBudget(Runtime.getRuntime().maxMemory(), PATIENCE.toMillis());
        return filter(new LargeBodyFilter(budget, roles, tasks, json), "/*");
    }

    @Bean
    FilterRegistrationBean<RateFilter> rateFilter(LimitProperties limits, Roles roles, ObjectMapper json) {
        return filter(new RateFilter(limits, roles, System::nanoTime, json), "/*");
    }

    @Bean
    FilterRegistrationBean<DirectActsFilter> directActsFilter(AccessTable table, Roles roles, AccountActs acts) {
        return filter(new DirectActsFilter(table, roles, acts), "/camunda/api/engine/*", "/engine-rest/*");
    }

    @Bean
    FilterRegistrationBean<AccessFilter> accessFilter(
            AccessTable table, Roles roles, AgencyIndex known, ObjectMapper json) {
        return filter(new AccessFilter(table, roles, known, json), "/*");
    }

    @Bean
    FilterRegistrationBean<CrossSiteFilter> crossSiteFilter(ObjectMapper json) {
        return filter(new CrossSiteFilter(json), "/api/*", "/engine-rest/*");
    }

    @Bean
    FilterRegistrationBean<SessionFilter> sessionFilter(
            WebSession webSession, Accounts accounts, IdentityService identity) {
        return filter(new SessionFilter(webSession, accounts, identity), "/*");
    }

    @Bean
    FilterRegistrationBean<RefusedPasswordFilter> refusedPasswordFilter(ObjectMapper json) {
        return filter(new RefusedPasswordFilter(json), "/api/*", "/engine-rest/*");
    }

    @Bean
    FilterRegistrationBean<PasswordChangeFilter> passwordChangeFilter(ObjectMapper json) {
        return filter(new PasswordChangeFilter(json), "/*");
    }

    @Bean
    FilterRegistrationBean<SignInFilter> signInFilter(WebSession webSession, AccountActs acts) {
        return filter(new SignInFilter(webSession, acts), "/camunda/api/admin/auth/*");
    }

    @Bean
    FilterRegistrationBean<ApiFilter> apiFilter(ProcessEngine engine, WebSession webSession, ObjectMapper json) {
        return filter(new ApiFilter(engine, webSession, json), "/api/*");
    }

    @Bean
    FilterRegistrationBean<EngineRestFilter> engineRestFilter(ProcessEngine engine) {
        var bean = filter(new EngineRestFilter(engine), "/engine-rest/*");
        bean.addInitParameter(EngineRestFilter.AUTHENTICATION_PROVIDER_PARAM, PasswordSentAlong.class.getName());
        // An empty prefix makes the list of engines require the password too.
        bean.addInitParameter(EngineRestFilter.SERVLET_PATH_PREFIX, "");
        return bean;
    }

    @Bean
    FilterRegistrationBean<EngineErrorFilter> engineErrorFilter(ObjectMapper json) {
        return filter(new EngineErrorFilter(json), "/camunda/api/*", "/engine-rest/*");
    }

    private static <T extends Filter> FilterRegistrationBean<T> filter(T filter, String... paths) {
        FilterRegistrationBean<T> bean = new FilterRegistrationBean<>(filter);
        bean.setOrder(order(filter.getClass()));
        bean.addUrlPatterns(paths);
        return bean;
    }

    private static int order(Class<? extends Filter> filter) {
        if (FIRST.contains(filter)) {
            return Ordered.HIGHEST_PRECEDENCE + FIRST.indexOf(filter);
        }
        if (AFTER_REQUEST_CONTEXT.contains(filter)) {
            return AFTER_REQUEST_CONTEXT.indexOf(filter);
        }
        throw new IllegalStateException(filter + " has no place in the order of filters");
    }
}
