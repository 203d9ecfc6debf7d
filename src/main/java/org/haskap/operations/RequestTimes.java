package org.haskap.operations;

import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Spring's timing of requests, as Spring Boot sets it up, but after the public pages that are sent again: those are counted
 * where they are sent.
 */
@Configuration(proxyBeanMethods = false)
class RequestTimes {
    @Bean
    FilterRegistrationBean<ServerHttpObservationFilter> timesRequests(ObservationRegistry registry) {
        var filter = new FilterRegistrationBean<>(new ServerHttpObservationFilter(registry));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 30);
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
        return filter;
    }
}
