package freehold.policies.model;

import java.util.List;

/** Which policies are meant: those that meet all conditions. */
public record PolicyFilter(List<Condition> conditions) {
    public static final PolicyFilter ALL = new PolicyFilter(List.of());

    public PolicyFilter {
        conditions = List.copyOf(conditions);
    }

    /** How a field is compared with a text; a list meets it by one of its entries. */
    public enum Comparison {
        EQ,
        CONTAINS,
        STARTS_WITH,
        ENDS_WITH,
        IN
    }

    /**
     * @param values one, or several of which one is enough
     */
    public record Condition(Field field, Comparison comparison, List<String> values) {
        public Condition {
            values = List.copyOf(values);
        }
    }

    /** By what policies can be found. */
    public enum Field {
        ID("id"),
        OWNER("owner"),
        NAME("name"),
        ACTIVE("active"),
        SUBJECTS("subjects"),
        RESOURCES("resources"),
        CREATED_BY("createdBy"),
        LAST_MODIFIED_BY("lastModifiedBy");

        private final String key;

        Field(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }
}
