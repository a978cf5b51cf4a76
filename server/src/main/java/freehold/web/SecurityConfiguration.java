package freehold.web;

import freehold.identity.Visitors;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import freehold.tenancy.RequestRate;
import freehold.tenancy.SenderRate;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The filters in front of every controller. The chain itself only keeps unknown visitors from all of {@code /api/} that
 * is not open; what a route needs is {@link RouteGate}'s matter.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String NOTHING_LOADS = "default-src 'none'; frame-ancestors 'none'";
    private static final String OWN_FILES =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    /** The pages that show the description of the API. */
    @Bean
    @Order(2)
    SecurityFilterChain documentationChain(HttpSecurity http) {
        http.securityMatcher("/docs", "/swagger-ui/**");
        common(http, OWN_FILES);
        http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        return http.build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain chain(HttpSecurity http, Visitors visitors, RouteRegistry registry, Rates rates) {
        common(http, NOTHING_LOADS);
        http.addFilterBefore(new VisitorFilter(visitors, rates.senders()), AuthorizationFilter.class);
        http.addFilterBefore(new RateFilter(rates.quotas(), rates.senders()), AuthorizationFilter.class);
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC)
                .permitAll() // goes on with a request that was let in
                .anyRequest()
                .access((authentication, context) -> {
                    String path = context.getRequest().getRequestURI();
                    return new AuthorizationDecision(!path.startsWith("/api/")
                            || VisitorFilter.visitor(context.getRequest()).isPresent()
                            || registry.isOpen(context.getRequest().getMethod(), path));
                }));
        return http.build();
    }

    /** What holds requests back. */
    record Rates(RequestRate quotas, SenderRate senders) {}

    @Bean
    static Rates rates(RequestRate quotas, SenderRate senders) {
        return new Rates(quotas, senders);
    }

    private static void common(HttpSecurity http, String contentSecurityPolicy) {
        http.csrf(AbstractHttpConfigurer::disable) // VisitorFilter asks for a token of our own
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(contentSecurityPolicy))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, denied) -> {
                            throw RouteGate.nobody();
                        })
                        .accessDeniedHandler((request, response, denied) -> {
                            throw new ProblemException(new Problem.Forbidden("forbidden", "This is not allowed."));
                        }));
    }

    /** Requests are measured as a whole; to measure each filter of theirs costs more than what the filters do. */
    @Bean
    static SecurityObservationSettings noFilterIsMeasuredByItself() {
        return SecurityObservationSettings.noObservations();
    }

    /** Addresses with dot segments, encoded slashes and the like go the way of all other bad requests. */
    @Bean
    RequestRejectedHandler rejections() {
        return (request, response, rejected) -> {
            throw rejected;
        };
    }
}
