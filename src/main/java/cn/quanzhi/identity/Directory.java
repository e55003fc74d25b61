package cn.quanzhi.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is who, for the rooms above: people of the staff, enterprises, a visitor's language. */
@Component
public class Directory {

    private static final String PEOPLE = """
            select id, site_id, display_name, roles, skills, enabled from identity_account
            """;

    private final JdbcClient jdbc;

    Directory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Person(
            UUID accountId, String site, String displayName, Set<Role> roles, List<String> skills, boolean enabled) {

        /** Whether this person may hold a case of the site. */
        public boolean serves(String other) {
            boolean near = site.equals(other) || site.equals(Sites.SHARED);
            return enabled && near && (roles.contains(Role.EXPERT) || roles.contains(Role.SUPERVISOR));
        }
    }

    public record Enterprise(
            UUID enterpriseId,
            @Nullable String name,
            @Nullable String uscc) {}

    public Optional<Person> person(UUID account) {
        return jdbc.sql(PEOPLE + " where id = :id")
                .param("id", account)
                .query(Directory::person)
                .optional();
    }

    /** Who may hold cases of the site; for {@code shared}, of any. */
    public List<Person> serving(String site) {
        return jdbc
                .sql(PEOPLE + " where enabled and (:site = 'shared' or site_id in (:site, 'shared')) order by id")
                .param("site", site)
                .query(Directory::person)
                .list()
                .stream()
                .filter(person -> person.serves(person.site()))
                .toList();
    }

    public Map<UUID, Enterprise> enterprises(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        // PostgreSQL only: an array parameter.
        return jdbc
                .sql("select id, name, uscc from identity_enterprise where id = any(:ids) order by id")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) ->
                        new Enterprise(row.getObject("id", UUID.class), row.getString("name"), row.getString("uscc")))
                .list()
                .stream()
                .collect(Collectors.toMap(Enterprise::enterpriseId, enterprise -> enterprise));
    }

    /** How many people may publish what the site knows. */
    public long curators(String site) {
        // PostgreSQL only: array operators.
        return jdbc.sql("""
                        select count(*) from identity_account
                        where enabled and site_id in (:site, 'shared') and roles && array['CURATOR', 'ADMIN']
                        """).param("site", site).query(Long.class).single();
    }

    public boolean isSite(String site) {
        return jdbc.sql("select count(*) from identity_site where site = :site")
                        .param("site", site)
                        .query(Long.class)
                        .single()
                == 1;
    }

    public boolean readsChinese(UUID visitor) {
        return jdbc.sql("select locale from identity_visitor where id = :id")
                .param("id", visitor)
                .query(String.class)
                .optional()
                .map(locale -> locale.startsWith("zh"))
                .orElse(true);
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getObject("id", UUID.class),
                row.getString("site_id"),
                row.getString("display_name"),
                Arrays.stream((String[]) row.getArray("roles").getArray())
                        .map(Role::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                List.of((String[]) row.getArray("skills").getArray()),
                row.getBoolean("enabled"));
    }
}
