package org.haskap.signin;

import java.util.List;
import org.haskap.access.People;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * Which addresses have a session and which have none. Sessions are swept by a job of each region, because the sweeper of
 * Spring Session knows no regions.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableWebSecurity
@EnableJdbcHttpSession(cleanupCron = Scheduled.CRON_DISABLED)
class SecurityConfiguration {
    /** Where people sign in or have signed in; everything else is public, without session and cookie. */
    static final String[] WITH_SESSION = {"/sign-in/**", "/sign-out", "/my/**", "/staff/**", "/admin/**"};

    @Bean
    @Order(1)
    SecurityFilterChain withSession(HttpSecurity http, Accounts accounts, People people, List<SignInWay> ways) {
        ways.forEach(way -> way.customize(http));
        return http.securityMatcher(WITH_SESSION)
                .authenticationProvider(new PasswordAuthentication(accounts))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/sign-in/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/sign-in")
                        .loginProcessingUrl("/sign-in/password")
                        .usernameParameter("email")
                        .failureUrl("/sign-in?failed")
                        .defaultSuccessUrl("/my"))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/"))
                .headers(AbstractHttpConfigurer::disable) // web.SecurityHeaders sets them for every answer
                .addFilterBefore(new ActorFilter(people), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain open(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable) // nothing here changes anything
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer sessionsInPostgresql() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    @Bean
    CookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("haskap");
        cookie.setSameSite("Lax");
        return cookie;
    }
}
