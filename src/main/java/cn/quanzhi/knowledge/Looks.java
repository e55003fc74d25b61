package cn.quanzhi.knowledge;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has looked at which changed article of a version. Of an article that was rewritten since, nobody has. */
@Component
class Looks {

    private static final String KEEP = """
            insert into knowledge_look (version_id, site_id, account_id, account_name, passage_id, text_hash, seen_at)
            select v.id, v.site_id, :account, :name, p.id, p.text_hash, :at
            from knowledge_version v
              join knowledge_version o on o.document_id = v.document_id
              join knowledge_passage p on p.version_id = o.id
            where v.id = :version and p.id = :passage
            on conflict (version_id, account_id, passage_id) do update
            set text_hash = excluded.text_hash, seen_at = excluded.seen_at
            """;
    private static final String OF = """
            select l.passage_id, l.account_id, l.account_name, l.seen_at
            from knowledge_look l join knowledge_passage p on p.id = l.passage_id and p.text_hash = l.text_hash
            where l.version_id = :version order by l.seen_at, l.passage_id, l.account_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Looks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Look(UUID passageId, UUID accountId, String by, Instant at) {}

    /** Whether there is such a passage, of the version or of another one of its document. */
    boolean keep(UUID version, UUID passage, Curator curator) {
        return jdbc.sql(KEEP)
                        .param("version", version)
                        .param("passage", passage)
                        .param("account", curator.accountId())
                        .param("name", curator.name())
                        .param("at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    List<Look> of(UUID version) {
        return jdbc.sql(OF)
                .param("version", version)
                .query((row, number) -> new Look(
                        row.getObject("passage_id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getString("account_name"),
                        row.getObject("seen_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
