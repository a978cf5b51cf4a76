package freehold.decision;

/** Whom a policy can name: a user of the tenant or a user group, each by its name. */
public sealed interface Addressee {
    String name();

    record User(String name) implements Addressee {}

    record UserGroup(String name) implements Addressee {}
}
