package org.haskap.web;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Joins caching and forms to Spring MVC. */
@Configuration(proxyBeanMethods = false)
final class WebConfiguration implements WebMvcConfigurer {
    private final PublicCaching caching;
    private final ObjectProvider<ProblemResolver> problems;

    WebConfiguration(PublicCaching caching, ObjectProvider<ProblemResolver> problems) {
        this.caching = caching;
        this.problems = problems;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(caching);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new GivenResolver());
    }

    /** After what controllers say of their own exceptions, and before Spring's bare answers. */
    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.add(1, (request, response, _, thrown) -> problems.getObject().answer(request, response, thrown));
    }
}
