package freehold.access;

import freehold.decision.AssetFact;
import freehold.decision.PolicyFact;
import freehold.decision.ShareFact;
import freehold.decision.TenantFacts;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text that two servers arrive at for the same facts of a tenant, and hardly ever for different ones. A sum of digests,
 * so that the facts need not be brought in order.
 */
final class Fingerprint {
    private static final int BITS = 256;
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(BITS);
    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    private final MessageDigest digest = sha256();
    private BigInteger sum = BigInteger.ZERO;

    private Fingerprint() {}

    /** The epoch aside: it tells when, not what. */
    static String of(TenantFacts facts) {
        Fingerprint made = new Fingerprint();
        made.add("in force: " + facts.policies().inForce());
        facts.assets().forEach(fact -> made.add(text(fact)));
        facts.binned().forEach(fact -> made.add(text(fact)));
        facts.shares().forEach(fact -> made.add(text(fact)));
        facts.policies().all().forEach(fact -> made.add(text(fact)));
        return made.text();
    }

    /** Of what facts are made of, which may be otherwise in another release: what they are called and what they hold. */
    static String form() {
        Fingerprint made = new Fingerprint();
        Set<Type> seen = new HashSet<>();
        List.of(AssetFact.class, ShareFact.class, PolicyFact.class).forEach(type -> made.form(type, seen));
        return made.text();
    }

    private void form(Type type, Set<Type> seen) {
        if (!seen.add(type)) {
            return;
        }
        add(type.getTypeName());
        if (type instanceof ParameterizedType generic) {
            Stream.of(generic.getActualTypeArguments()).forEach(argument -> form(argument, seen));
        } else if (type instanceof Class<?> known && known.isRecord()) {
            for (RecordComponent component : COMPONENTS.get(known)) {
                add(known.getName() + "." + component.getName() + " " + component.getGenericType());
                form(component.getGenericType(), seen);
            }
        } else if (type instanceof Class<?> known && known.isSealed()) {
            Stream.of(known.getPermittedSubclasses()).forEach(permitted -> form(permitted, seen));
        }
    }

    /** Of several fingerprints as one, whatever their order. */
    static String of(List<String> fingerprints) {
        Fingerprint made = new Fingerprint();
        fingerprints.forEach(made::add);
        return made.text();
    }

    private void add(String text) {
        byte[] bytes = digest.digest(text.getBytes(StandardCharsets.UTF_8));
        sum = sum.add(new BigInteger(1, bytes)).mod(MODULUS);
    }

    private String text() {
        return "%064x".formatted(sum);
    }

    private static String text(Object fact) {
        return switch (fact) {
            case Optional<?> perhaps -> perhaps.map(Fingerprint::text).orElse("-");
            case Enum<?> word -> word.name();
            case Set<?> set -> sorted("{", set.stream().map(Fingerprint::text), "}");
            case Map<?, ?> map ->
                sorted(
                        "{",
                        map.entrySet().stream().map(each -> text(each.getKey()) + "=" + text(each.getValue())),
                        "}");
            case Collection<?> list -> list.stream().map(Fingerprint::text).collect(Collectors.joining(",", "[", "]"));
            case Record values ->
                Stream.of(COMPONENTS.get(values.getClass()))
                        .map(component -> text(valueOf(component, values)))
                        .collect(Collectors.joining(",", values.getClass().getSimpleName() + "(", ")"));
            default -> fact.toString();
        };
    }

    private static String sorted(String open, Stream<String> texts, String close) {
        return texts.sorted().collect(Collectors.joining(",", open, close));
    }

    private static Object valueOf(RecordComponent component, Record values) {
        try {
            return component.getAccessor().invoke(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("facts are made of public records", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
