package freehold.web;

import freehold.kernel.Problem;
import freehold.kernel.Problem.Fault;
import freehold.kernel.ProblemException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Hands parameters of the address to controllers as a record of texts, numbers and flags. Spring's own binding does the
 * same for any object, and takes longer for it than a short list takes to be read.
 */
final class ParameterRecords implements HandlerMethodArgumentResolver {
    private static final Set<Class<?>> PLAIN = Set.of(String.class, Integer.class, Boolean.class);

    private final Map<Class<?>, Form> forms = new ConcurrentHashMap<>();

    private record Form(Constructor<?> constructor, List<RecordComponent> components) {
        static Form of(Class<?> type) {
            List<RecordComponent> components = List.of(type.getRecordComponents());
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(
                        components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
                constructor.setAccessible(true);
                return new Form(constructor, components);
            } catch (NoSuchMethodException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type.isRecord()
                && parameter.hasParameterAnnotation(ParameterObject.class)
                && Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .allMatch(PLAIN::contains);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Form form = forms.computeIfAbsent(parameter.getParameterType(), Form::of);
        @Nullable Object[] values = new Object[form.components().size()];
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            RecordComponent component = form.components().get(i);
            try {
                values[i] = value(request.getParameterValues(component.getName()), component.getType());
            } catch (ConversionException nonsense) {
                faults.add(new Fault(component.getName(), "has the wrong form"));
            }
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(new Problem.Invalid("The request is not valid.", faults));
        }
        return BeanUtils.instantiateClass(form.constructor(), values);
    }

    private static @Nullable Object value(String @Nullable [] sent, Class<?> type) {
        if (sent == null) {
            return null;
        }
        String text = String.join(",", sent);
        return type == String.class
                ? text
                : DefaultConversionService.getSharedInstance().convert(text, type);
    }
}
