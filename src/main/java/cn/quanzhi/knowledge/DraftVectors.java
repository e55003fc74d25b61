package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.ingest.Piece;
import cn.quanzhi.model.Embeddings;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Embeds what has no vector yet, for a moment at a time and outside of any transaction: whoever calls hears several times a
 * second how far it is, and a node that dies in between loses that moment's work.
 */
@Component
public class DraftVectors {

    // Vectors of another model are worth nothing beside today's.
    private static final String FORGET = """
            update knowledge_passage p set vector = null from knowledge_version v
            where v.id = p.version_id and v.id = :version and v.state <> 'PUBLISHED' and v.made_with <> :madeWith
            """;
    private static final String REMAKE =
            "update knowledge_version set made_with = :madeWith where id = :version and state <> 'PUBLISHED'";
    // Texts of like length share a batch, so that little of it is padding.
    private static final String MISSING = """
            select p.id, d.kind, d.title, p.article, p.path, p.text, p.text_hash
            from knowledge_passage p
              join knowledge_version v on v.id = p.version_id
              join knowledge_document d on d.id = v.document_id
            where p.version_id = :version and p.vector is null
            order by length(p.text), p.id limit :limit
            """;
    private static final String LEFT =
            "select count(*) from knowledge_passage where version_id = :version and vector is null";
    private static final String SET =
            "update knowledge_passage set vector = :vector where id = :id and text_hash = :hash";

    private static final int LOOK = 64;
    private static final int FEW = 4;
    private static final long WHILE = Duration.ofMillis(700).toNanos();
    private static final long SPELL = Duration.ofMillis(250).toNanos();

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Embeddings embeddings;
    private final int batch;

    DraftVectors(JdbcClient jdbc, Transactions transactions, Embeddings embeddings, KnowledgeSettings settings) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.embeddings = embeddings;
        this.batch = Math.min(FEW, settings.batch());
    }

    private record Missing(UUID id, String hash, String embeddable) {}

    /** Embeds for a moment, a few passages at a time; gives how many are still left. */
    public int fillSome(UUID version) {
        List<Missing> missing = transactions.in(Scope.SYSTEM, () -> missing(version));
        List<float[]> vectors = new ArrayList<>(missing.size());
        long end = System.nanoTime() + SPELL;
        while (vectors.size() < missing.size() && (vectors.isEmpty() || System.nanoTime() < end)) {
            int from = vectors.size();
            vectors.addAll(embeddings.embedInBulk(missing.subList(from, Math.min(from + batch, missing.size())).stream()
                    .map(Missing::embeddable)
                    .toList()));
        }
        return missing.isEmpty() ? 0 : transactions.in(Scope.SYSTEM, () -> keep(version, missing, vectors));
    }

    private int keep(UUID version, List<Missing> missing, List<float[]> vectors) {
        for (int i = 0; i < vectors.size(); i++) {
            jdbc.sql(SET)
                    .param("id", missing.get(i).id())
                    .param("hash", missing.get(i).hash())
                    .param("vector", Publication.bytes(vectors.get(i)))
                    .update();
        }
        return left(version);
    }

    /** How many passages of the version have no vector yet. */
    public int left(UUID version) {
        return jdbc.sql(LEFT).param("version", version).query(Integer.class).single();
    }

    /** Embeds for as long as a person likes to wait for news; gives how many are still left. */
    int fillForAWhile(UUID version) {
        long end = System.nanoTime() + WHILE;
        int left = fillSome(version);
        while (left > 0 && System.nanoTime() < end) {
            left = fillSome(version);
        }
        return left;
    }

    /** Embeds all that is left. */
    public void fill(UUID version) {
        while (fillSome(version) > 0) {
            // The next batch.
        }
    }

    private List<Missing> missing(UUID version) {
        String madeWith = Drafts.madeWith(embeddings);
        jdbc.sql(FORGET).param("version", version).param("madeWith", madeWith).update();
        jdbc.sql(REMAKE).param("version", version).param("madeWith", madeWith).update();
        return jdbc.sql(MISSING)
                .param("version", version)
                .param("limit", LOOK)
                .query((row, number) ->
                        new Missing(row.getObject("id", UUID.class), row.getString("text_hash"), embeddable(row)))
                .list();
    }

    /** What is embedded of a passage, of a row with kind, title, article, path and text. */
    static String embeddable(ResultSet row) throws SQLException {
        return DirectoryImport.embeddable(
                DocumentKind.valueOf(row.getString("kind")),
                row.getString("title"),
                new Piece(
                        row.getString("article"),
                        List.of((String[]) row.getArray("path").getArray()),
                        row.getString("text")));
    }
}
