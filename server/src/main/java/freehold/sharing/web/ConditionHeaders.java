package freehold.sharing.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the headers that acts understand. They are read by {@link Requests#conditions}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        in = ParameterIn.HEADER,
        name = "If-Match",
        description = "The etag of what was read. May be left out: the state guards the act.",
        schema = @Schema(type = "integer"))
@Parameter(
        in = ParameterIn.HEADER,
        name = "Idempotency-Key",
        description = "A repeat with the same key and body gets the same answer for a day.",
        schema = @Schema(type = "string", maxLength = 200))
@interface ConditionHeaders {}
