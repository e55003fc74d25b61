package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.TestPostgres;
import cn.quanzhi.kernel.Ids;
import cn.quanzhi.knowledge.ingest.FrontMatter;
import cn.quanzhi.knowledge.ingest.Piece;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class DraftsTest {

    private final DataSource source = TestPostgres.dataSource();
    private final KnowledgeRig rig = new KnowledgeRig(source);
    private final StoredPassages passages = rig.passages();
    private final Curator author = new Curator(Ids.next(), "编辑");
    private final String title = "稻田秤管理办法" + UUID.randomUUID();

    @Test
    void aDraftIsKeptWholeAndFoundByNobody() {
        long before = passages.head();
        NewDraft draft = draft();

        UUID document = rig.drafts().save(draft);

        assertThat(rig.drafts().document("demo", draft.matter())).isEqualTo(document);
        assertThat(passages.head()).isEqualTo(before);
        assertThat(passages.find("demo", firstPassage(draft.versionId()))).isEmpty();
        assertThat(rig.events().of(draft.versionId()))
                .extracting(VersionEvents.VersionEvent::event)
                .containsExactly(VersionStep.CREATE);
        assertThat(rig.events().makers(draft.versionId())).containsExactly(author.accountId());
    }

    @Test
    void itsVectorsComeLaterAFewAtATime() {
        NewDraft draft = draft();
        rig.drafts().save(draft);

        assertThat(rig.vectors().left(draft.versionId())).isEqualTo(3);
        assertThat(rig.vectors().fillSome(draft.versionId())).isLessThan(3);
        rig.vectors().fill(draft.versionId());
        assertThat(rig.vectors().fillSome(draft.versionId())).isZero();
        assertThat(withoutVector(draft.versionId())).isZero();
    }

    @Test
    void whatWasPublishedWithAnotherModelIsEmbeddedAnewAtTheStart() {
        NewDraft draft = draft();
        rig.drafts().save(draft);
        rig.vectors().fill(draft.versionId());
        rig.jdbc().sql("""
                        update knowledge_version set state = 'PUBLISHED', published_at = now(), made_with = '2 another'
                        where id = :id
                        """).param("id", draft.versionId()).update();
        rig.jdbc()
                .sql("update knowledge_passage set vector = '\\x00000000' where version_id = :id")
                .param("id", draft.versionId())
                .update();
        long before = passages.head();

        rig.reembedding().run();
        rig.reembedding().run();

        assertThat(passages.after(before, 100))
                .filteredOn(change -> change.versionId().equals(draft.versionId()))
                .extracting(ChangeLog.Change::kind)
                .containsExactly(ChangeLog.Kind.PUBLISHED);
        assertThat(passages.passagesOf(draft.versionId()))
                .hasSize(3)
                .allSatisfy(passage -> assertThat(passage.vector()).hasSize(4));
    }

    private long withoutVector(UUID version) {
        return rig.jdbc()
                .sql("select count(*) from knowledge_passage where version_id = :version and vector is null")
                .param("version", version)
                .query(Long.class)
                .single();
    }

    private UUID firstPassage(UUID version) {
        return rig.jdbc()
                .sql("select id from knowledge_passage where version_id = :version order by position limit 1")
                .param("version", version)
                .query(UUID.class)
                .single();
    }

    private NewDraft draft() {
        FrontMatter matter = FrontMatter.parse("---\nkind: LOCAL_RULE\ntitle: " + title + "\nversion: 2026\n---\n正文")
                .orElseThrow()
                .frontMatter();
        List<Piece> pieces = List.of(
                new Piece("1", List.of("第一章 总则"), "为了管好稻田里的秤，制定本办法。"),
                new Piece("2", List.of("第一章 总则"), "秤应当每年校准。"),
                new Piece("3", List.of(), "本办法自公布之日起施行。"));
        return new NewDraft(
                Ids.next(), "demo", matter, "sum", pieces, List.of("页眉已去除"), NewDraft.Origin.UPLOAD, author, false);
    }
}
