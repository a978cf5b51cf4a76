package freehold.web;

import freehold.identity.Visitor;
import freehold.kernel.http.OperatorOnly;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Measurements for those who run the server, as Prometheus reads them. A route of our own and not the framework's, so
 * that it is declared, guarded and swept like any other. No measurement is told by tenant: that would be their data, and
 * a series per tenant besides.
 */
@RestController
@Tag(name = "Operations")
class MetricsRoute {
    private final PrometheusMeterRegistry registry;

    MetricsRoute(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    @OperatorOnly
    @GetMapping(path = "/actuator/prometheus", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(summary = "Measurements of this server, in Prometheus' text format")
    ResponseEntity<String> scrape(Visitor.Operator operator) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType("text/plain;version=0.0.4;charset=utf-8"))
                .body(registry.scrape());
    }
}
