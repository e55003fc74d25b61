package cn.quanzhi.knowledge;

import cn.quanzhi.kernel.Ids;
import cn.quanzhi.knowledge.NewDraft.Origin;
import cn.quanzhi.knowledge.ingest.FrontMatter;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Publishes what a directory holds: a version's passages and changes appear in one transaction, or not at all. */
@Component
class Publisher {

    private static final String CURRENT = """
            select v.id, v.checksum, v.made_with, v.origin
            from knowledge_version v join knowledge_document d on d.id = v.document_id
            where d.site_id = :site and d.title = :title and v.version = :version and v.state = 'PUBLISHED'
            """;
    private static final String LAST_IMPORTED = """
            select v.checksum
            from knowledge_version v join knowledge_document d on d.id = v.document_id
            where d.site_id = :site and d.title = :title and v.version = :version and v.origin = 'DIRECTORY'
            order by v.revision desc limit 1
            """;
    private static final String SUPERSEDE = "update knowledge_version set state = 'SUPERSEDED' where id = :id";

    private final JdbcClient jdbc;
    private final VersionRows rows;
    private final ChangeWriter changes;
    private final VersionEvents events;
    private final Transactions transactions;

    Publisher(
            JdbcClient jdbc, VersionRows rows, ChangeWriter changes, VersionEvents events, Transactions transactions) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.changes = changes;
        this.events = events;
        this.transactions = transactions;
    }

    private record Current(UUID id, String checksum, String madeWith, Origin origin) {}

    /** Whether a file needs no work: its bytes stand, or people have decided otherwise about just these bytes. */
    boolean stands(String site, FrontMatter matter, String checksum, String madeWith) {
        return stands(current(site, matter), site, matter, checksum, madeWith);
    }

    private boolean stands(
            Optional<Current> current, String site, FrontMatter matter, String checksum, String madeWith) {
        if (current.isPresent() && current.get().origin() == Origin.DIRECTORY) {
            return current.get().checksum().equals(checksum)
                    && current.get().madeWith().equals(madeWith);
        }
        // Withdrawn or rewritten by hand: the next start must not undo that. Other bytes are news again.
        return named(LAST_IMPORTED, site, matter)
                .query(String.class)
                .optional()
                .filter(checksum::equals)
                .isPresent();
    }

    /** Whether anything was published; nothing is where the same bytes already stand. */
    boolean publish(Publication publication) {
        return transactions.in(Scope.site(publication.site()), () -> {
            changes.lock();
            FrontMatter matter = publication.matter();
            Optional<Current> old = current(publication.site(), matter);
            if (stands(old, publication.site(), matter, publication.checksum(), publication.madeWith())) {
                return false;
            }
            old.ifPresent(current -> supersede(publication.site(), current.id()));
            UUID version = insert(publication);
            changes.append(publication.site(), version, ChangeLog.Kind.PUBLISHED);
            changes.appendLeading(publication.site(), matter.title());
            return true;
        });
    }

    private void supersede(String site, UUID version) {
        jdbc.sql(SUPERSEDE).param("id", version).update();
        changes.append(site, version, ChangeLog.Kind.WITHDRAWN);
        events.append(
                version,
                new VersionEvents.Taken(
                        VersionStep.SUPERSEDE, VersionState.PUBLISHED, VersionState.SUPERSEDED, null, null));
    }

    private UUID insert(Publication publication) {
        FrontMatter matter = publication.matter();
        UUID document = rows.document(publication.site(), matter);
        rows.describe(document, matter.kind(), matter.number());
        NewDraft version = new NewDraft(
                Ids.next(),
                publication.site(),
                matter,
                publication.checksum(),
                List.of(),
                List.of(),
                Origin.DIRECTORY,
                null,
                false);
        rows.version(document, version, publication.madeWith(), VersionState.PUBLISHED);
        rows.passages(version.versionId(), publication.site(), publication.parts());
        events.append(
                version.versionId(),
                new VersionEvents.Taken(VersionStep.IMPORT, null, VersionState.PUBLISHED, null, null));
        return version.versionId();
    }

    private Optional<Current> current(String site, FrontMatter matter) {
        return named(CURRENT, site, matter).query(Current.class).optional();
    }

    private JdbcClient.StatementSpec named(String sql, String site, FrontMatter matter) {
        return jdbc.sql(sql).param("site", site).param("title", matter.title()).param("version", matter.version());
    }
}
