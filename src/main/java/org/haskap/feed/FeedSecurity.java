package org.haskap.feed;

import org.haskap.database.RateLimits;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** The one address of other systems has a chain of its own, before those for people. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class FeedSecurity {
    @Bean
    @Order(0)
    SecurityFilterChain factsBySystems(HttpSecurity http, ApiKeys keys, RateLimits limits) {
        return http.securityMatcher(PathPatternRequestMatcher.withDefaults().matcher(FactsController.PATH))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll()) // who comes through has a key
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable) // no browser sends the key by itself
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable) // web.SecurityHeaders sets them for every answer
                .addFilterBefore(new ApiKeyFilter(keys, limits), AuthorizationFilter.class)
                .build();
    }
}
