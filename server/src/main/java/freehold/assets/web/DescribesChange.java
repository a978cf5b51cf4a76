package freehold.assets.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Tells in the API's description what {@link RequestOptions} reads from the request. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameters({
    @Parameter(
            in = ParameterIn.HEADER,
            name = "If-Match",
            description = "The etag of what is to be changed.",
            schema = @Schema(type = "string")),
    @Parameter(
            in = ParameterIn.QUERY,
            name = "includeShared",
            description = "Whether the id may be that of a received thing.",
            schema = @Schema(type = "boolean", defaultValue = "false"))
})
@interface DescribesChange {}
