package freehold.policies.store;

import freehold.policies.model.PolicyFilter;
import freehold.policies.model.PolicyFilter.Condition;
import freehold.policies.model.PolicyFilter.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A filter as a condition; values are always parameters. */
final class FilterSql {
    /** An array of texts for each field, so that one comparison serves all. */
    static final Map<Field, String> POLICIES = Map.of(
            Field.ID, "array[p.policy_id::text]",
            Field.OWNER, "array[p.tenant_id]",
            Field.NAME, "array[p.name]",
            Field.ACTIVE, "array[p.active::text]",
            Field.SUBJECTS, "p.subjects",
            Field.RESOURCES,
                    "array(select jsonb_array_elements_text(r -> 'resources') from jsonb_array_elements(p.rules) r)",
            Field.CREATED_BY, "array[p.created_by]",
            Field.LAST_MODIFIED_BY, "array[p.modified_by]");

    static final Map<Field, String> RESOURCE_GROUPS = Map.of(
            Field.ID, "array[p.group_id::text]",
            Field.OWNER, "array[p.tenant_id]",
            Field.NAME, "array[p.name]",
            Field.RESOURCES, "p.resources",
            Field.CREATED_BY, "array[p.created_by]",
            Field.LAST_MODIFIED_BY, "array[p.modified_by]");

    private final StringBuilder sql = new StringBuilder("true");
    private final Map<String, Object> parameters = new HashMap<>();

    FilterSql(PolicyFilter filter, Map<Field, String> columns) {
        List<Condition> conditions = filter.conditions();
        for (int i = 0; i < conditions.size(); i++) {
            String column = columns.get(conditions.get(i).field());
            if (column != null) {
                add(conditions.get(i), column, "filter" + i);
            }
        }
    }

    private void add(Condition condition, String column, String name) {
        String wanted = "unnest(:" + name + "::text[]) as w (text)";
        String meets =
                switch (condition.comparison()) {
                    case EQ, IN -> "f.text = w.text";
                    case CONTAINS -> "strpos(f.text, w.text) > 0";
                    case STARTS_WITH -> "starts_with(f.text, w.text)";
                    case ENDS_WITH -> "right(f.text, length(w.text)) = w.text";
                };
        sql.append(" and exists (select from unnest(")
                .append(column)
                .append(") as f (text), ")
                .append(wanted)
                .append(" where ")
                .append(meets)
                .append(")");
        parameters.put(name, condition.values().toArray(String[]::new));
    }

    String sql() {
        return sql.toString();
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
