package org.haskap.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Joins caching to Spring MVC. */
@Configuration(proxyBeanMethods = false)
final class WebConfiguration implements WebMvcConfigurer {
    private final PublicCaching caching;

    WebConfiguration(PublicCaching caching) {
        this.caching = caching;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(caching);
    }
}
