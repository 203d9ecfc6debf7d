package org.haskap.signin;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.haskap.access.People;
import org.haskap.jobs.Cadence;
import org.haskap.jobs.Recurring;
import org.haskap.web.UploadDoor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;

/**
 * Which addresses have a session and which have none. Sessions are swept by a job of each region, because the sweeper of
 * Spring Session knows no regions.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableWebSecurity
@EnableJdbcHttpSession(cleanupCron = Scheduled.CRON_DISABLED, maxInactiveIntervalInSeconds = Sessions.OF_STRANGERS)
class SecurityConfiguration {
    /** Where people sign in or have signed in; everything else is public, without session and cookie. */
    static final String[] WITH_SESSION = {"/sign-in/**", "/sign-out", "/my/**", "/staff/**", "/admin/**"};

    @Bean
    @Order(1)
    SecurityFilterChain withSession(
            HttpSecurity http,
            People people,
            KeptForms kept,
            FormMark marks,
            SignOut signOut,
            Sessions sessions,
            Limits limits,
            InstantSource clock,
            List<SignInWay> ways,
            List<UploadDoor> doors,
            @Value("${haskap.two-factors:off}") String twoFactors) {
        var turned = new Turned(kept);
        var gate = new Gate(Assurance.TwoFactors.valueOf(twoFactors.toUpperCase(Locale.ROOT)), clock);
        ways.forEach(way -> way.customize(http));
        return http.securityMatcher(WITH_SESSION)
                .authorizeHttpRequests(requests -> requests.anyRequest().access(gate))
                .csrf(csrf -> csrf.csrfTokenRequestHandler(marks))
                .requestCache(cache -> cache.requestCache(kept.pages()))
                .exceptionHandling(turn -> turn.authenticationEntryPoint(turned).accessDeniedHandler(turned))
                .logout(logout ->
                        logout.logoutUrl("/sign-out").addLogoutHandler(signOut).logoutSuccessUrl("/"))
                .headers(AbstractHttpConfigurer::disable) // web.SecurityHeaders sets them for every answer
                .addFilterBefore(new SessionEnd(sessions, limits, clock), SecurityContextHolderFilter.class)
                .addFilterBefore(new ActorFilter(people), CsrfFilter.class)
                .addFilterBefore(new UploadGate(doors), CsrfFilter.class)
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

    /** People are found in our own tables by our own pages; without this Spring would invent a user with a password. */
    @Bean
    AuthenticationManager nobody() {
        return _ -> {
            throw new BadCredentialsException("people sign in on our own pages");
        };
    }

    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer sessionsInPostgresql() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    @Bean
    CookieSerializer sessionCookie() {
        return new SessionCookie();
    }

    @Bean
    Recurring sweepsSessions(Sessions sessions, OneTimeLinks links, Failures failures, InstantSource clock) {
        return new Recurring("sessions", "終わったログインと古いリンクの片付け", new Cadence.Every(Duration.ofMinutes(10)), () -> {
            sessions.sweep();
            failures.tell();
            links.forget(clock.instant().minus(Duration.ofDays(30)));
        });
    }
}
