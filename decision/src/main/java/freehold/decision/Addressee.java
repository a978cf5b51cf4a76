package freehold.decision;

/** Whom a policy can name: a user of the tenant or a user group, each by its name, or all of them. */
public sealed interface Addressee {
    String name();

    record User(String name) implements Addressee {}

    record UserGroup(String name) implements Addressee {}

    /** Every user, whatever its groups. */
    record Everybody() implements Addressee {
        @Override
        public String name() {
            return "*";
        }
    }

    Everybody EVERYBODY = new Everybody();
}
