package vn.diemcau.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.time.Duration;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.web.http.CookieSerializer;
import vn.diemcau.account.Accounts;

/** Puts the filters before the paths that they guard; Camunda's own come after all of these. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** After Spring's RequestContextFilter (-105), which a refusal is noted in. */
    private static final int AFTER_REQUEST_CONTEXT = 0;

    /** A file waits so long for its turn; people at a form would not much longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Bean
    FilterRegistrationBean<HeaderFilter> headerFilter() {
        return filter(new HeaderFilter(), Ordered.HIGHEST_PRECEDENCE, "/*");
    }

    @Bean
    FilterRegistrationBean<NonceFilter> nonceFilter() {
        return filter(new NonceFilter(), Ordered.HIGHEST_PRECEDENCE + 1, "/camunda/*");
    }

    @Bean
    FilterRegistrationBean<BaseFilter> baseFilter(AccessTable table) {
        return filter(new BaseFilter(table.roots()), Ordered.HIGHEST_PRECEDENCE + 1, "/*");
    }

    /** Before all who ask the database. */
    @Bean
    FilterRegistrationBean<OutageFilter> outageFilter() {
        return filter(new OutageFilter(), Ordered.HIGHEST_PRECEDENCE + 2, "/*");
    }

    /** Before whoever asks for a session. */
    @Bean
    FilterRegistrationBean<SharedSessionFilter> sharedSessionFilter(
            JdbcClient jdbc, ProcessEngine engine, ServerProperties server, CookieSerializer cookie) {
        Duration timeout = server.getServlet().getSession().getTimeout();
        SharedSessions sessions = new SharedSessions(jdbc, engine.getName(), timeout);
        var bean = filter(new SharedSessionFilter(sessions, cookie), Ordered.HIGHEST_PRECEDENCE + 3, "/*");
        bean.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
        return bean;
    }

    @Bean
    AccessTable accessTable() throws IOException {
        return AccessTable.read(AccessTable.shipped());
    }

    /** Before all that takes its time. */
    @Bean
    FilterRegistrationBean<CrowdFilter> crowdFilter(LimitProperties limits, ObjectMapper json) {
        return filter(new CrowdFilter(limits, json), Ordered.HIGHEST_PRECEDENCE + 1, "/*");
    }

    @Bean
    FilterRegistrationBean<SizeFilter> sizeFilter(LimitProperties limits, ObjectMapper json) {
        return filter(new SizeFilter(limits, json), AFTER_REQUEST_CONTEXT, "/*");
    }

    /** After those who know the sender, and who may not come in at all. */
    @Bean
    FilterRegistrationBean<LargeBodyFilter> largeBodyFilter(Roles roles, VisibleTasks tasks, ObjectMapper json) {
        BodyBudget budget = new BodyBudget(Runtime.getRuntime().maxMemory(), PATIENCE.toMillis());
        return filter(new LargeBodyFilter(budget, roles, tasks, json), AFTER_REQUEST_CONTEXT + 5, "/*");
    }

    /** After those who sign in to the engine's REST and to ours. */
    @Bean
    FilterRegistrationBean<RateFilter> rateFilter(LimitProperties limits, Roles roles, ObjectMapper json) {
        return filter(new RateFilter(limits, roles, System::nanoTime, json), AFTER_REQUEST_CONTEXT + 2, "/*");
    }

    @Bean
    FilterRegistrationBean<DirectActsFilter> directActsFilter(AccessTable table, Roles roles, AccountActs acts) {
        return filter(
                new DirectActsFilter(table, roles, acts),
                AFTER_REQUEST_CONTEXT + 4,
                "/camunda/api/engine/*",
                "/engine-rest/*");
    }

    /** After those who sign in to the engine's REST and to ours, and who send to the change of a password first. */
    @Bean
    FilterRegistrationBean<AccessFilter> accessFilter(
            AccessTable table, Roles roles, KnownAgencies known, ObjectMapper json) {
        return filter(new AccessFilter(table, roles, known, json), AFTER_REQUEST_CONTEXT + 3, "/*");
    }

    @Bean
    FilterRegistrationBean<CrossSiteFilter> crossSiteFilter(ObjectMapper json) {
        return filter(new CrossSiteFilter(json), AFTER_REQUEST_CONTEXT, "/api/*", "/engine-rest/*");
    }

    @Bean
    FilterRegistrationBean<SessionFilter> sessionFilter(
            WebSession webSession, Accounts accounts, IdentityService identity) {
        return filter(new SessionFilter(webSession, accounts, identity), AFTER_REQUEST_CONTEXT, "/*");
    }

    /** Before those who ask for a password. */
    @Bean
    FilterRegistrationBean<RefusedPasswordFilter> refusedPasswordFilter(ObjectMapper json) {
        return filter(new RefusedPasswordFilter(json), AFTER_REQUEST_CONTEXT, "/api/*", "/engine-rest/*");
    }

    /** After them. */
    @Bean
    FilterRegistrationBean<PasswordChangeFilter> passwordChangeFilter(ObjectMapper json) {
        return filter(new PasswordChangeFilter(json), AFTER_REQUEST_CONTEXT + 2, "/*");
    }

    @Bean
    FilterRegistrationBean<SignInFilter> signInFilter(WebSession webSession, AccountActs acts) {
        return filter(new SignInFilter(webSession, acts), AFTER_REQUEST_CONTEXT + 4, "/camunda/api/admin/auth/*");
    }

    @Bean
    FilterRegistrationBean<ApiFilter> apiFilter(ProcessEngine engine, WebSession webSession, ObjectMapper json) {
        return filter(new ApiFilter(engine, webSession, json), AFTER_REQUEST_CONTEXT + 1, "/api/*");
    }

    @Bean
    FilterRegistrationBean<EngineRestFilter> engineRestFilter(ProcessEngine engine) {
        var bean = filter(new EngineRestFilter(engine), AFTER_REQUEST_CONTEXT + 1, "/engine-rest/*");
        bean.addInitParameter(EngineRestFilter.AUTHENTICATION_PROVIDER_PARAM, PasswordSentAlong.class.getName());
        // Empty, so that the list of engines asks for the password too.
        bean.addInitParameter(EngineRestFilter.SERVLET_PATH_PREFIX, "");
        return bean;
    }

    @Bean
    FilterRegistrationBean<EngineErrorFilter> engineErrorFilter(ObjectMapper json) {
        return filter(new EngineErrorFilter(json), AFTER_REQUEST_CONTEXT + 1, "/camunda/api/*", "/engine-rest/*");
    }

    private static <T extends Filter> FilterRegistrationBean<T> filter(T filter, int order, String... paths) {
        FilterRegistrationBean<T> bean = new FilterRegistrationBean<>(filter);
        bean.setOrder(order);
        bean.addUrlPatterns(paths);
        return bean;
    }
}
