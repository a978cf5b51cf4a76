package freehold.decision;

import java.util.Set;

/** A list of names, or all names there are and ever will be. */
public sealed interface Names {

    boolean contains(String name);

    /** Every name, later ones included. */
    record All() implements Names {
        @Override
        public boolean contains(String name) {
            return true;
        }
    }

    /** Just these. A named list never grows by itself. */
    record Only(Set<String> names) implements Names {
        public Only {
            names = Set.copyOf(names);
        }

        @Override
        public boolean contains(String name) {
            return names.contains(name);
        }
    }

    Names ALL = new All();
    Names NONE = new Only(Set.of());

    static Names of(String... names) {
        return new Only(Set.of(names));
    }
}
