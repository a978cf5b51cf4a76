package freehold.settings.web;

import freehold.decision.Right;
import freehold.identity.Caller;
import freehold.kernel.http.Requires;
import freehold.settings.UsageLine;
import freehold.settings.usecase.ReadUsage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/usage/v1")
@Tag(name = "Usage")
class UsageRoutes {
    private final ReadUsage usage;

    UsageRoutes(ReadUsage usage) {
        this.usage = usage;
    }

    /** The subtenant is null where the whole tenant is meant. */
    record Used(@Nullable String subtenant, List<Line> items) {}

    /** A limit of null is none. */
    record Line(String quota, @Nullable Long limit, long used) {
        static Line from(UsageLine line) {
            return new Line(line.quota().key(), line.limit().orElse(null), line.used());
        }
    }

    @Requires(Right.VIEW_CONSUMPTION_DETAILS)
    @GetMapping
    @Operation(summary = "How much of its quotas the tenant uses now, or one of its subtenants")
    Used read(
            Caller caller,
            @RequestParam(required = false) @Parameter(example = "0f3f2c1e-7c44-4ad8-9f0e-0d6f4b7d8a11") @Nullable
                    String subtenant) {
        return new Used(
                subtenant,
                usage.read(caller, Optional.ofNullable(subtenant)).stream()
                        .map(Line::from)
                        .toList());
    }
}
