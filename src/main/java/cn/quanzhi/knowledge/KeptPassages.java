package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.Successors.Successor;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Published passages as PostgreSQL gave them, kept in memory as long as nothing is published, withdrawn or dated otherwise:
 * every such change moves the change log's head in its own transaction, and whoever looks here has read the head first.
 */
final class KeptPassages {

    /** About a kilobyte each. */
    private static final int MOST = 20_000;

    private static final String DATED = "select found.*, "
            + "v.replaced_by, n.id as next_id, n.effective_from as next_from, v.effective_to as own_end from ("
            + StoredPassages.COLUMNS + """
            where %s and v.state in ('PUBLISHED', 'SUPERSEDED') and d.kind <> 'QUESTIONS') found
            join knowledge_version v on v.id = found.version_id
            left join lateral (
              select id, effective_from from knowledge_version n
              where n.document_id = v.document_id and n.state = 'PUBLISHED' and n.effective_from > v.effective_from
              order by n.effective_from limit 1) n on true
            """;
    private static final String ALONE = DATED.formatted("p.id = any(cast(:ids as uuid[]))");
    // Whoever asks about one article of a law soon asks about another.
    private static final String WITH_THEIR_VERSIONS = DATED.formatted(
            "p.version_id in (select version_id from knowledge_passage where id = any(cast(:ids as uuid[])))");

    private final JdbcClient jdbc;
    private final Successors successors;
    private volatile Shelf shelf = new Shelf(-1);

    KeptPassages(JdbcClient jdbc, Successors successors) {
        this.jdbc = jdbc;
        this.successors = successors;
    }

    /** A passage with all that its validity on any date depends on. */
    record Row(
            Passage passage, VersionPeriod period, @Nullable Successor next) {
        Passages.Dated on(LocalDate asOf) {
            return new Passages.Dated(passage, period.on(asOf, next));
        }

        boolean isVisible(String site) {
            return passage.site().equals(site) || passage.site().equals("shared");
        }
    }

    /** What was read after the head had come to a position. */
    private record Shelf(long head, Cache<UUID, Row> rows) {
        Shelf(long head) {
            this(head, Caffeine.newBuilder().maximumSize(MOST).build());
        }

        boolean hasRoom() {
            return rows.estimatedSize() < MOST / 2;
        }
    }

    /**
     * Those of the ids that are there and visible.
     *
     * @param head the change log's, read before
     */
    List<Row> find(String site, Collection<UUID> ids, long head) {
        // What a transaction has not committed is nobody else's to see.
        boolean own = TransactionSynchronizationManager.isActualTransactionActive();
        Shelf current = own ? new Shelf(head) : at(head);
        Map<UUID, Row> found = new LinkedHashMap<>();
        for (UUID id : ids) {
            Row row = current.rows().getIfPresent(id);
            if (row != null) {
                found.put(id, row);
            }
        }
        List<UUID> missing = ids.stream().filter(id -> !found.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            Set<UUID> wanted = Set.copyOf(missing);
            for (Row row : read(missing, !own && current.hasRoom())) {
                current.rows().put(row.passage().passageId(), row);
                if (wanted.contains(row.passage().passageId())) {
                    found.put(row.passage().passageId(), row);
                }
            }
        }
        return found.values().stream().filter(row -> row.isVisible(site)).toList();
    }

    /** A shelf is only for those who read the same head: what it holds is of that position or newer. */
    private Shelf at(long head) {
        Shelf current = shelf;
        if (current.head() != head) {
            current = new Shelf(head);
            shelf = current;
        }
        return current;
    }

    private List<Row> read(List<UUID> missing, boolean withTheirVersions) {
        List<Row> rows = jdbc.sql(withTheirVersions ? WITH_THEIR_VERSIONS : ALONE)
                .param("ids", StoredPassages.texts(missing))
                .query((row, number) -> row(row))
                .list();
        Map<UUID, UUID> next = VersionPeriod.next(rows.stream().map(Row::period).toList());
        Map<UUID, Successor> found =
                successors.of(rows.stream().map(Row::passage).toList(), next);
        return rows.stream()
                .map(row -> new Row(
                        row.passage(), row.period(), found.get(row.passage().passageId())))
                .toList();
    }

    private static Row row(ResultSet row) throws SQLException {
        Passage passage = StoredPassages.passage(row);
        VersionPeriod period = new VersionPeriod(
                passage.versionId(),
                passage.effectiveFrom(),
                row.getObject("own_end", LocalDate.class),
                row.getString("replaced_by"),
                row.getObject("next_id", UUID.class),
                row.getObject("next_from", LocalDate.class));
        return new Row(passage, period, null);
    }
}
