package freehold.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.stereotype.Component;

/**
 * Describes records as the compiler knows them: what is not {@code @Nullable} is there, what is may be null. And each
 * under a name of its own, since many modules have a "View".
 */
@Component
class DescribedTypes extends ModelResolver {
    private static final String SCHEMAS = "#/components/schemas/";

    DescribedTypes(ObjectMapperProvider mappers) {
        super(mappers.jsonMapper(), new Names());
        openapi31(mappers.isOpenapi31());
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        Schema<?> resolved = super.resolve(type, context, others);
        Class<?> described = _mapper.constructType(type.getType()).getRawClass();
        if (resolved != null && described.isRecord() && described.getPackage().isAnnotationPresent(NullMarked.class)) {
            describeNulls(described.getRecordComponents(), defined(resolved, context));
        }
        return resolved;
    }

    private static Schema<?> defined(Schema<?> resolved, ModelConverterContext context) {
        String reference = resolved.get$ref();
        return reference == null
                ? resolved
                : context.getDefinedModels().getOrDefault(reference.replace(SCHEMAS, ""), resolved);
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // as the library has it
    private static void describeNulls(RecordComponent[] components, Schema<?> schema) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties == null) {
            return;
        }
        for (RecordComponent component : components) {
            String name = nameOf(component);
            Schema property = properties.get(name);
            if (property == null) {
                continue; // left out of the answer
            }
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                if (schema.getRequired() == null || !schema.getRequired().contains(name)) {
                    schema.addRequiredItem(name);
                }
            } else if (property.get$ref() != null) {
                properties.put(name, new Schema<>().anyOf(List.of(property, new Schema<>().types(Set.of("null")))));
            } else if (property.getTypes() != null) {
                property.addType("null");
            }
        }
    }

    private static String nameOf(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null || named.value().isEmpty() ? component.getName() : named.value();
    }

    /** Module and class, the outer ones before the inner: {@code sharing.ShareView}, {@code assets.AssetResource.Step}. */
    private static final class Names extends TypeNameResolver {
        private static final String ROOT = "freehold.";

        @Override
        protected String nameForClass(Class<?> type, Set<Options> options) {
            return type.getName().startsWith(ROOT)
                    ? moduleOf(type) + "." + bareName(type)
                    : super.nameForClass(type, options);
        }

        @Override
        protected String nameForGenericType(JavaType type, Set<Options> options) {
            Class<?> raw = type.getRawClass();
            if (!raw.getName().startsWith(ROOT)) {
                return super.nameForGenericType(type, options);
            }
            return nameForClass(raw, options)
                    + Stream.iterate(0, index -> index + 1)
                            .limit(type.containedTypeCount())
                            .map(index -> nameForType(type.containedType(index), options))
                            .collect(Collectors.joining("_", "_", ""));
        }

        private static String moduleOf(Class<?> type) {
            String inside = type.getPackageName().substring(ROOT.length());
            return inside.split("\\.", 2)[0].toLowerCase(Locale.ROOT);
        }

        private static String bareName(Class<?> type) {
            return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
        }
    }
}
