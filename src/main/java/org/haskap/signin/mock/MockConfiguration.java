package org.haskap.signin.mock;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import org.haskap.database.Regions;
import org.haskap.signin.PublicAddress;
import org.haskap.signin.federation.ProviderSource;
import org.haskap.web.FormTargets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.filter.CompositeFilter;

/** Sets up the stand-in where it is wanted. Its chain of filters, its keys and its clients are made by the first request. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Conditional(MockCondition.class)
class MockConfiguration {
    @Bean
    MockSite mockSite(Environment environment, Regions regions) {
        return new MockSite(environment, regions.hosts());
    }

    /** The stand-in's own form leads back to the site that was left for it. */
    @Bean
    FormTargets mockFormTargets(MockSite site) {
        return site::origins;
    }

    @Bean
    @Order(9)
    ProviderSource mockProviders(MockSite site) {
        return new MockProviders(site);
    }

    @Bean
    @Order(0)
    SecurityFilterChain mockChain(MockSite site, PublicAddress address, ObjectProvider<HttpSecurity> security) {
        var filters = new Once<>(() -> {
            var all = new CompositeFilter();
            all.setFilters(new MockChain(site).build(security.getObject()).getFilters());
            return all;
        });
        Filter lazy = (request, response, chain) -> {
            if (address.isPublished() && response instanceof HttpServletResponse answer) {
                answer.sendError(HttpServletResponse.SC_NOT_FOUND); // the region's own setting says so since the start
            } else {
                filters.get().doFilter(request, response, chain);
            }
        };
        return new DefaultSecurityFilterChain(
                PathPatternRequestMatcher.withDefaults().matcher(MockSite.PATH + "/**"), lazy);
    }
}
