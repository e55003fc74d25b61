package cn.quanzhi.knowledge;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.knowledge.ChangeLog.EmbeddedPassage;
import cn.quanzhi.platform.database.Transactions;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What knowledge would be if a version were published now. The publication is made in a transaction that is undone, so that
 * whatever moves with it, such as the end of the version before, is what it would really be.
 */
@Component
public class Rehearsal {

    private static final String APPEAR =
            "update knowledge_version set state = 'PUBLISHED', published_at = :at where id = :id";
    private static final String GIVE_WAY = "update knowledge_version set state = 'SUPERSEDED' where id = :id";
    private static final String FINGERPRINT = """
            select md5(concat_ws(' ', d.title, v.version, v.effective_from, v.effective_to, v.replaced_by, v.replaces,
              v.metadata, (select string_agg(concat_ws('/', p.text_hash, p.article, p.path), ' ' order by p.position)
                from knowledge_passage p where p.version_id = v.id),
              (select string_agg(concat_ws('/', m.against, m.article, m.was), ' ' order by m.against, m.article, m.was)
                from knowledge_article_pair m where m.version_id = v.id)))
            from knowledge_version v join knowledge_document d on d.id = v.document_id where v.id = :id
            """;

    private final StoredVersions versions;
    private final VersionRows rows;
    private final DraftVectors vectors;
    private final ChangeLog changes;
    private final ChangeWriter writer;
    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final Clock clock;

    Rehearsal(
            StoredVersions versions,
            VersionRows rows,
            DraftVectors vectors,
            ChangeLog changes,
            ChangeWriter writer,
            Transactions transactions,
            JdbcClient jdbc,
            Clock clock) {
        this.versions = versions;
        this.rows = rows;
        this.vectors = vectors;
        this.changes = changes;
        this.writer = writer;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What would be.
     *
     * @param touched the versions that come, go, change their dates or are asked for otherwise; none of their passages of
     *     today counts
     * @param passages all passages that these versions would then have
     */
    public record State(
            UUID versionId,
            String site,
            String title,
            String fingerprint,
            Set<UUID> touched,
            List<EmbeddedPassage> passages) {
        public State {
            touched = Set.copyOf(touched);
            passages = List.copyOf(passages);
        }
    }

    /** Names what the version would bring; another text or another date is another name. */
    public String fingerprint(UUID version) {
        return jdbc.sql(FINGERPRINT).param("id", version).query(String.class).single();
    }

    /** @throws ProblemException NOT_FOUND, FORBIDDEN, or CONFLICT where it is published or away */
    public State of(Caller.Staff staff, UUID version) {
        StoredVersion found = transactions.in(KnowledgeGate.scope(staff), () -> changeable(staff, version));
        vectors.fill(version);
        return transactions.rehearsed(KnowledgeGate.scope(staff), () -> published(found));
    }

    /** Whether the caller sees the version; whoever sees it may see how it did. */
    public void requireSeen(Caller.Staff staff, UUID version) {
        KnowledgeGate.enter(staff);
        seen(staff, version);
    }

    private StoredVersion seen(Caller.Staff staff, UUID version) {
        return versions.find(version)
                .filter(found -> KnowledgeGate.sees(staff, found.site()))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    /** Whether the caller may publish the version as far as its site goes. */
    public void requireChangeable(Caller.Staff staff, UUID version) {
        changeable(staff, version);
    }

    private StoredVersion changeable(Caller.Staff staff, UUID version) {
        KnowledgeGate.enter(staff);
        StoredVersion found = seen(staff, version);
        if (!KnowledgeGate.changes(staff, found.site())) {
            throw new ProblemException(Problem.FORBIDDEN, "共享知识由平台管理员维护");
        }
        // What was published once comes back by a step of its own, and answers as if it were published anew.
        VersionSteps.require(found, found.published() == null ? VersionStep.PUBLISH : VersionStep.RESTORE);
        return found;
    }

    private State published(StoredVersion version) {
        Set<UUID> touched = new LinkedHashSet<>();
        versions.lockPublished(version.documentId(), version.version()).ifPresent(old -> {
            jdbc.sql(GIVE_WAY).param("id", old.id()).update();
            touched.add(old.id());
        });
        jdbc.sql(APPEAR)
                .param("id", version.id())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        rows.describe(version.documentId(), version.kind(), version.number());
        List<EmbeddedPassage> passages = new ArrayList<>();
        Set<UUID> read = new LinkedHashSet<>(changes.versionsBeside(version.id()));
        writer.leading(version.site(), version.title()).forEach(questions -> read.add(questions.version()));
        for (UUID beside : read) {
            touched.add(beside);
            passages.addAll(changes.passagesOf(beside));
        }
        return new State(version.id(), version.site(), version.title(), fingerprint(version.id()), touched, passages);
    }
}
