package vn.diemcau.web.board;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves the page of the operations room's screen. The page itself is public and asks for a sign-in; only its data are
 * protected.
 */
@Configuration(proxyBeanMethods = false)
class WallPages implements WebMvcConfigurer {

    private static final String PAGE = "forward:/man-hinh/tep/wall.html";

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/man-hinh").setViewName(PAGE);
        registry.addViewController("/man-hinh/{conference}").setViewName(PAGE);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // The page uses the modules of Cockpit's plugin.
        registry.addResourceHandler("/man-hinh/tep/**")
                .addResourceLocations("classpath:/wall/", "classpath:/plugin-webapp/diemcau/app/");
    }
}
