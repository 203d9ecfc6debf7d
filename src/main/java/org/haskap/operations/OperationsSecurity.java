package org.haskap.operations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/**
 * Health is for everybody and says only up or down. Metrics are for whoever shows the token of the setting
 * {@code haskap.metrics-token}; without that setting nobody gets them, because behind a proxy every reader seems near.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class OperationsSecurity {

    @Bean
    @Order(0)
    SecurityFilterChain operations(HttpSecurity http, @Value("${haskap.metrics-token:}") String token) {
        return http.securityMatcher("/actuator/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/prometheus")
                        .access((_, asked) -> new AuthorizationDecision(
                                shows(asked.getRequest().getHeader(HttpHeaders.AUTHORIZATION), token)))
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(
                        denied -> denied.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable) // nothing here changes anything
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .build();
    }

    private static boolean shows(@org.jspecify.annotations.Nullable String header, String token) {
        return !token.isEmpty()
                && header != null
                && MessageDigest.isEqual(
                        header.getBytes(StandardCharsets.UTF_8), ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
    }
}
