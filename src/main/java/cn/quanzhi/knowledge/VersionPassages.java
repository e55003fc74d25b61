package cn.quanzhi.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A version's passages in their order, whatever its state. */
@Component
class VersionPassages {

    private static final String OF = """
            select id, position, article, path, citation, text, vector is not null as embedded
            from knowledge_passage where version_id = :version order by position
            """;

    private final JdbcClient jdbc;

    VersionPassages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<VersionView.PassageRow> of(UUID version) {
        return jdbc.sql(OF)
                .param("version", version)
                .query(VersionPassages::row)
                .list();
    }

    private static VersionView.PassageRow row(ResultSet row, int number) throws SQLException {
        return new VersionView.PassageRow(
                row.getObject("id", UUID.class),
                row.getInt("position"),
                row.getString("article"),
                List.of((String[]) row.getArray("path").getArray()),
                row.getString("citation"),
                row.getString("text"),
                row.getBoolean("embedded"));
    }
}
