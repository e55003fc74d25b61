package cn.quanzhi.knowledge;

import cn.quanzhi.kernel.Ids;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.knowledge.NewDraft.Origin;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes a draft of a version that stands, to be edited and to take its place. */
@Component
class Revisions {

    private static final String TEXTS = """
            select v.checksum, v.made_with, p.article, p.path, p.citation, p.text, p.vector
            from knowledge_version v join knowledge_passage p on p.version_id = v.id
            where v.id = :version order by p.position
            """;

    private final JdbcClient jdbc;
    private final VersionRows rows;
    private final VersionEvents events;
    private final StoredVersions versions;
    private final ArticleMaps maps;

    Revisions(JdbcClient jdbc, VersionRows rows, VersionEvents events, StoredVersions versions, ArticleMaps maps) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.events = events;
        this.versions = versions;
        this.maps = maps;
    }

    private record Text(String checksum, String madeWith, Part part) {}

    StoredVersion of(StoredVersion source, Curator curator) {
        if (source.kind() == DocumentKind.QUESTIONS) {
            throw new ProblemException(Problem.CONFLICT, "典型问法由知识库目录维护");
        }
        if (source.published() == null) {
            throw new ProblemException(Problem.CONFLICT, "这一版还没有发布过，可直接修改");
        }
        List<Text> texts = texts(source.id());
        // Whoever wrote a directory's file entered its dates by hand.
        boolean confirmed = source.datesConfirmed() != null || source.origin() == Origin.DIRECTORY;
        NewDraft draft = new NewDraft(
                Ids.next(),
                source.site(),
                source.matter(),
                texts.getFirst().checksum(),
                List.of(),
                List.of(),
                Origin.EDIT,
                curator,
                confirmed);
        UUID document = rows.document(source.site(), source.matter());
        rows.version(document, draft, texts.getFirst().madeWith(), VersionState.DRAFT);
        rows.passages(
                draft.versionId(), source.site(), texts.stream().map(Text::part).toList());
        maps.copy(source.id(), draft.versionId());
        events.append(
                draft.versionId(),
                new VersionEvents.Taken(
                        VersionStep.CREATE,
                        null,
                        VersionState.DRAFT,
                        curator,
                        source.version() + " #" + source.revision()));
        return versions.find(draft.versionId()).orElseThrow();
    }

    private List<Text> texts(UUID version) {
        List<Text> texts = jdbc.sql(TEXTS)
                .param("version", version)
                .query((row, number) -> {
                    byte[] vector = row.getBytes("vector");
                    return new Text(
                            row.getString("checksum"),
                            row.getString("made_with"),
                            new Part(
                                    row.getString("article"),
                                    List.of((String[]) row.getArray("path").getArray()),
                                    row.getString("citation"),
                                    row.getString("text"),
                                    vector == null ? null : Publication.vector(vector)));
                })
                .list();
        if (texts.isEmpty()) {
            throw new ProblemException(Problem.CONFLICT, "这一版没有正文");
        }
        return texts;
    }
}
