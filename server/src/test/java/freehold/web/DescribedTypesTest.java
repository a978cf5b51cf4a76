package freehold.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverterContextImpl;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.ObjectMapperProvider;

@SuppressWarnings({"rawtypes", "unchecked"}) // as the library has it
class DescribedTypesTest {
    record View(
            String name,
            @Nullable String note,
            @JsonProperty("_count") long count,
            @Nullable Part part) {}

    record Part(String id) {}

    record Box<T>(List<T> items) {}

    @Test
    void whatIsNotNullableIsRequiredAndWhatIsMayBeNull() {
        Schema view = Objects.requireNonNull(described(View.class).get("web.DescribedTypesTest.View"));

        assertThat(view.getRequired()).containsExactlyInAnyOrder("name", "_count");
        assertThat(property(view, "name").getTypes()).containsExactly("string");
        assertThat(property(view, "note").getTypes()).containsExactlyInAnyOrder("string", "null");
        assertThat(property(view, "part").getAnyOf()).hasSize(2);
    }

    @Test
    void typesOfOneNameInDifferentPlacesAreTwo() {
        assertThat(described(View.class))
                .containsOnlyKeys("web.DescribedTypesTest.View", "web.DescribedTypesTest.Part");
        assertThat(described(Boxes.class)).containsKey("web.DescribedTypesTest.Box_web.DescribedTypesTest.Part");
    }

    private static Schema property(Schema of, String name) {
        return Objects.requireNonNull((Schema) of.getProperties().get(name));
    }

    record Boxes(Box<Part> parts) {}

    private static Map<String, Schema> described(Class<?> type) {
        SpringDocConfigProperties properties = new SpringDocConfigProperties();
        ModelConverterContextImpl context =
                new ModelConverterContextImpl(new DescribedTypes(new ObjectMapperProvider(properties)));
        context.resolve(new AnnotatedType(type).resolveAsRef(true));
        return context.getDefinedModels();
    }
}
