package cn.quanzhi.knowledge;

import cn.quanzhi.model.Embeddings;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Embeds anew what people have published when the service starts with another model: a directory's files come again by
 * themselves, these would not, and vectors of two models can't be compared.
 */
@Component
class Reembedding {

    private static final Logger LOG = LoggerFactory.getLogger(Reembedding.class);
    private static final String OUTDATED = """
            select id from knowledge_version
            where state = 'PUBLISHED' and origin <> 'DIRECTORY' and right(made_with, length(:model)) <> :model
            order by id
            """;
    private static final String TEXTS = """
            select p.id, d.kind, d.title, p.article, p.path, p.text
            from knowledge_passage p
              join knowledge_version v on v.id = p.version_id
              join knowledge_document d on d.id = v.document_id
            where p.version_id = :version order by p.position
            """;
    private static final String REMAKE = """
            update knowledge_version set made_with = :madeWith where id = :version and state = 'PUBLISHED' returning site_id
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Embeddings embeddings;
    private final ChangeWriter changes;
    private final int batch;

    Reembedding(
            JdbcClient jdbc,
            Transactions transactions,
            Embeddings embeddings,
            ChangeWriter changes,
            KnowledgeSettings settings) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.embeddings = embeddings;
        this.changes = changes;
        this.batch = settings.batch();
    }

    private record Text(UUID id, String embeddable) {}

    void run() {
        List<UUID> outdated = transactions.in(
                Scope.SYSTEM,
                () -> jdbc.sql(OUTDATED)
                        .param("model", embeddings.name())
                        .query((row, number) -> row.getObject("id", UUID.class))
                        .list());
        if (!outdated.isEmpty()) {
            LOG.info("Embedding {} published versions with another model", outdated.size());
            outdated.forEach(this::embed);
        }
    }

    private void embed(UUID version) {
        List<Text> texts = transactions.in(
                Scope.SYSTEM,
                () -> jdbc.sql(TEXTS)
                        .param("version", version)
                        .query((row, number) -> new Text(row.getObject("id", UUID.class), DraftVectors.embeddable(row)))
                        .list());
        List<float[]> vectors = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += batch) {
            vectors.addAll(embeddings.embedInBulk(texts.subList(from, Math.min(from + batch, texts.size())).stream()
                    .map(Text::embeddable)
                    .toList()));
        }
        transactions.run(Scope.SYSTEM, () -> write(version, texts, vectors));
    }

    /** One line of the log lets every index read the version again. */
    private void write(UUID version, List<Text> texts, List<float[]> vectors) {
        changes.lock();
        jdbc.sql(REMAKE)
                .param("madeWith", Drafts.madeWith(embeddings))
                .param("version", version)
                .query(String.class)
                .optional()
                .ifPresent(site -> {
                    for (int i = 0; i < texts.size(); i++) {
                        jdbc.sql("update knowledge_passage set vector = :vector where id = :id")
                                .param("vector", Publication.bytes(vectors.get(i)))
                                .param("id", texts.get(i).id())
                                .update();
                    }
                    changes.append(site, version, ChangeLog.Kind.PUBLISHED);
                });
    }
}
