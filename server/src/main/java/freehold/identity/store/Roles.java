package freehold.identity.store;

import freehold.decision.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Roles as the tables keep them: by name. A name that stands for nothing here is kept, and opens nothing. */
final class Roles {
    private Roles() {}

    static Set<Role> read(ResultSet row, String column) throws SQLException {
        Set<String> names = texts(row, column);
        return Arrays.stream(Role.values())
                .filter(role -> names.contains(role.roleName()))
                .collect(Collectors.toUnmodifiableSet());
    }

    static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Set.copyOf(Arrays.asList((String[]) row.getArray(column).getArray()));
    }

    static String[] names(Collection<Role> roles) {
        return roles.stream().map(Role::roleName).sorted().toArray(String[]::new);
    }
}
