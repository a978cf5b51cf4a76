package freehold.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import freehold.kernel.http.NoUnknownFields;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/** Lets every body ignore fields it doesn't know, except those that say they do not. */
final class UnknownFields extends NopAnnotationIntrospector {
    @Override
    public JsonIgnoreProperties.Value findPropertyIgnoralByName(MapperConfig<?> config, Annotated type) {
        boolean lenient = type instanceof AnnotatedClass && !type.hasAnnotation(NoUnknownFields.class);
        return lenient ? JsonIgnoreProperties.Value.forIgnoreUnknown(true) : JsonIgnoreProperties.Value.empty();
    }
}
