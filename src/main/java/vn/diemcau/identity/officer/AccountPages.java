package vn.diemcau.identity.officer;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.diemcau.identity.session.PasswordChangeFilter;

/** The pages on which people change their password and manage the officers of their agency. */
@Configuration(proxyBeanMethods = false)
class AccountPages implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController(PasswordChangeFilter.PAGE).setViewName("forward:/account/password.html");
        registry.addViewController("/can-bo").setViewName("forward:/account/officers.html");
    }
}
