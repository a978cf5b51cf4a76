package freehold.identity.token;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AccessTokenResponseAuthenticationSuccessHandler;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** {@code POST /oauth/token}, and no other endpoint of an authorization server. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExternalIssuers.class)
class TokenEndpoint {
    private static final String PATH = "/oauth/token";

    @Bean
    @Order(1)
    SecurityFilterChain tokenEndpointChain(
            HttpSecurity http, Clients clients, SigningKeys keys, @Value("${freehold.gateway}") String issuer) {
        http.securityMatcher(PATH)
                .oauth2AuthorizationServer(server -> server.registeredClientRepository(clients)
                        .authorizationService(new NothingKept())
                        .authorizationServerSettings(AuthorizationServerSettings.builder()
                                .issuer(issuer)
                                .tokenEndpoint(PATH)
                                .build())
                        .tokenGenerator(generator(keys))
                        .clientAuthentication(client -> client.authenticationProviders(TokenEndpoint::compareHashes))
                        .tokenEndpoint(endpoint -> endpoint.accessTokenResponseHandler(answer())))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        http.addFilterBefore(new FailedClients(System::nanoTime), HeaderWriterFilter.class);
        return http.build();
    }

    private static void compareHashes(List<AuthenticationProvider> providers) {
        for (AuthenticationProvider provider : providers) {
            if (provider instanceof ClientSecretAuthenticationProvider secrets) {
                secrets.setPasswordEncoder(new HashedSecrets());
            }
        }
    }

    private static JwtGenerator generator(SigningKeys keys) {
        NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
        encoder.setJwkSelector(candidates -> keys.current());
        JwtGenerator generator = new JwtGenerator(encoder);
        generator.setJwtCustomizer(TokenEndpoint::addClaims);
        return generator;
    }

    private static void addClaims(JwtEncodingContext context) {
        context.getJwsHeader().algorithm(SignatureAlgorithm.RS256);
        context.getClaims()
                .audience(List.of(Tokens.AUDIENCE))
                .claim("scope", Clients.scopesOf(context.getRegisteredClient()))
                .claims(claims -> claims.putAll(Clients.claimsOf(context.getRegisteredClient())));
    }

    private static OAuth2AccessTokenResponseAuthenticationSuccessHandler answer() {
        OAuth2AccessTokenResponseAuthenticationSuccessHandler handler =
                new OAuth2AccessTokenResponseAuthenticationSuccessHandler();
        handler.setAccessTokenResponseCustomizer(TokenEndpoint::describe);
        return handler;
    }

    /** The answer names the token's id and scopes, as clients of the compatible surfaces expect. */
    private static void describe(OAuth2AccessTokenAuthenticationContext context) {
        OAuth2AccessTokenAuthenticationToken issued = context.getAuthentication();
        OAuth2AccessTokenResponse.Builder response = context.getAccessTokenResponse();
        response.scopes(new LinkedHashSet<>(Clients.scopesOf(issued.getRegisteredClient())))
                .additionalParameters(Map.of("jti", idOf(issued.getAccessToken().getTokenValue())));
    }

    private static String idOf(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet().getJWTID();
        } catch (ParseException impossible) {
            throw new IllegalStateException("a token just made can be read", impossible);
        }
    }
}
