package vn.diemcau.platform.web;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Configures Tomcat around our filters. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> ownValves() {
        return tomcat -> {
            tomcat.addContextValves(new UnreadBodyValve());
            tomcat.addContextCustomizers(context ->
                    ((StandardHost) context.getParent()).setErrorReportValveClass(ServerErrorValve.class.getName()));
        };
    }
}
