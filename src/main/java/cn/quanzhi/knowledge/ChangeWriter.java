package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.ingest.TypicalQuestions;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Appends to the change log. Whoever does so holds the head's lock to the end of the transaction, one at a time. */
@Component
class ChangeWriter {

    private static final String INSERT_CHANGE = """
            insert into knowledge_change (position, site_id, version_id, kind, at)
            values (:position, :site, :version, :kind, :at)
            """;

    private static final String LEADING = """
            select v.id, v.site_id from knowledge_document d
              join knowledge_version v on v.document_id = d.id and v.state = 'PUBLISHED'
            where d.kind = 'QUESTIONS' and d.title = :title and (:site = 'shared' or d.site_id in (:site, 'shared'))
            order by v.id
            """;

    private final JdbcClient jdbc;
    private final ChangeHead head;
    private final Clock clock;

    ChangeWriter(JdbcClient jdbc, ChangeHead head, Clock clock) {
        this.jdbc = jdbc;
        this.head = head;
        this.clock = clock;
    }

    /** Taken before a version is looked at, so that nobody publishes between the look and the step. */
    void lock() {
        head.lock();
    }

    /** The typical questions of a law are to be read again: its articles may be counted otherwise now. */
    void appendLeading(String site, String title) {
        leading(site, title).forEach(one -> append(one.site(), one.version(), ChangeLog.Kind.PUBLISHED));
    }

    /** What is published of a law's typical questions. */
    List<Leading> leading(String site, String title) {
        return jdbc.sql(LEADING)
                .param("site", site)
                .param("title", TypicalQuestions.documentOf(title))
                .query((row, number) -> new Leading(row.getObject("id", UUID.class), row.getString("site_id")))
                .list();
    }

    record Leading(UUID version, String site) {}

    void append(String site, UUID version, ChangeLog.Kind kind) {
        jdbc.sql(INSERT_CHANGE)
                .param("position", head.move())
                .param("site", site)
                .param("version", version)
                .param("kind", kind.name())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }
}
