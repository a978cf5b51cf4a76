package freehold.web;

import freehold.kernel.ProblemException;
import freehold.kernel.http.Open;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The pages of the console. All are one document, the same for everybody; what it shows it asks the API for, as any
 * client does. They are listed by name so that every other address stays a 404 in the form of its surface.
 */
@RestController
@Hidden // not part of the API
class ConsoleRoutes {
    private static final ClassPathResource PAGE = new ClassPathResource("static/index.html");

    /** Nothing from elsewhere, nothing inline; pictures as data are icons. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @GetMapping(
            path = {
                "/",
                "/assets",
                "/assets/{assetId}",
                "/bin",
                "/types",
                "/types/{typeId}",
                "/aspects",
                "/aspects/{aspectId}",
                "/shares",
                "/shares/{shareId}",
                "/notifications",
                "/settings/users",
                "/settings/groups",
                "/settings/subtenants",
                "/settings/provider",
                "/settings/usage",
                "/settings/collaborations",
                "/settings/policies",
                "/settings/credentials",
                "/settings/audit",
                "/help",
                "/account",
                "/password"
            },
            produces = MediaType.TEXT_HTML_VALUE)
    @Open("a page of the console; the same for everybody, without data")
    ResponseEntity<String> page(HttpServletRequest request) throws IOException {
        if (!PAGE.exists()) { // built without the console
            throw ProblemException.notFound("route", request.getRequestURI());
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("Referrer-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .body(PAGE.getContentAsString(StandardCharsets.UTF_8));
    }

    /** What the pages are made of. Each file's name has the hash of its content, so none ever changes. */
    @Configuration(proxyBeanMethods = false)
    static class Files implements WebMvcConfigurer {
        @Override
        public void addResourceHandlers(ResourceHandlerRegistry registry) {
            registry.addResourceHandler("/_ui/**")
                    .addResourceLocations("classpath:/static/_ui/")
                    .setCacheControl(CacheControl.maxAge(Duration.ofDays(365))
                            .cachePublic()
                            .immutable());
        }
    }
}
