package freehold.identity;

/** Whoever a token or a session proves: a caller within a tenant, or whoever runs the installation. */
public sealed interface Visitor {

    /** Someone who acts within a tenant. */
    record InTenant(Caller caller) implements Visitor {}

    /** The platform operator: belongs to no tenant, and sees none of their data. */
    record Operator(String clientId) implements Visitor {
        /** As history names it. */
        public String name() {
            return "operator:" + clientId;
        }
    }
}
