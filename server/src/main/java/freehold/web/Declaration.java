package freehold.web;

import freehold.decision.Right;
import freehold.kernel.http.Open;
import freehold.kernel.http.OperatorOnly;
import freehold.kernel.http.Reads;
import freehold.kernel.http.Requires;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a route says about who may call it. */
sealed interface Declaration {

    record NeedsRight(List<Right> rights) implements Declaration {
        @Override
        public String text() {
            return rights.stream().map(Right::title).collect(Collectors.joining(" | ", "requires ", ""));
        }
    }

    record OnlyReads() implements Declaration {
        @Override
        public String text() {
            return "reads";
        }
    }

    record ForOperator() implements Declaration {
        @Override
        public String text() {
            return "operator only";
        }
    }

    record OpenTo(String reason, boolean signedIn) implements Declaration {
        @Override
        public String text() {
            return (signedIn ? "signed in: " : "open: ") + reason;
        }
    }

    /** As the list of routes shows it. */
    String text();

    /** The one declaration of a handler method; empty when there is none, or more than one. */
    static Optional<Declaration> of(AnnotatedElement method) {
        List<Declaration> found = new ArrayList<>();
        Optional.ofNullable(method.getAnnotation(Requires.class))
                .ifPresent(requires -> found.add(new NeedsRight(Arrays.asList(requires.value()))));
        Optional.ofNullable(method.getAnnotation(Reads.class)).ifPresent(reads -> found.add(new OnlyReads()));
        Optional.ofNullable(method.getAnnotation(OperatorOnly.class)).ifPresent(only -> found.add(new ForOperator()));
        Optional.ofNullable(method.getAnnotation(Open.class))
                .ifPresent(open -> found.add(new OpenTo(open.value(), open.signedIn())));
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
