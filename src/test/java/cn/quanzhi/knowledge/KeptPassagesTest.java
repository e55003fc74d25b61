package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.TestPostgres;
import cn.quanzhi.knowledge.ingest.FrontMatter;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class KeptPassagesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    private final DataSource source = TestPostgres.dataSource();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final KnowledgeRig rig = new KnowledgeRig(source);
    private final StoredPassages passages = rig.passages();
    private final Transactions transactions = new Transactions(new DataSourceTransactionManager(source), jdbc);
    private final String title = "中华人民共和国灯芯法" + UUID.randomUUID();

    @Test
    void aPassageIsReadOnceForAllDatesUntilTheChangeLogMoves() {
        UUID passage = publish("shared", "2020", "2020-01-01", "甲");

        assertThat(found("demo", passage, TODAY)).isEqualTo("甲 IN_FORCE");
        jdbc.sql("update knowledge_passage set text = '乙' where id = :id")
                .param("id", passage)
                .update();
        assertThat(found("demo", passage, LocalDate.of(2019, 1, 1))).isEqualTo("甲 NOT_YET_IN_FORCE");
        publish("shared", "2010", "2010-01-01", "丙");

        assertThat(found("demo", passage, TODAY)).isEqualTo("乙 IN_FORCE");
    }

    @Test
    void aNextVersionEndsTheOneBeforeForTheVeryNextSearch() {
        UUID passage = publish("shared", "2020", "2020-01-01", "灯芯应当每年更换。");
        assertThat(found("demo", passage, TODAY)).isEqualTo("灯芯应当每年更换。 IN_FORCE");

        UUID next = publish("shared", "2026", "2026-06-01", "灯芯应当每月更换。");

        assertThat(found("demo", passage, TODAY)).isEqualTo("灯芯应当每年更换。 SUPERSEDED");
        assertThat(read("demo", passage, TODAY).validity().successor())
                .extracting(Validity.Successor::passageId, Validity.Successor::effectiveFrom)
                .containsExactly(next, LocalDate.of(2026, 6, 1));
    }

    @Test
    void whatIsWithdrawnIsNotFoundByTheVeryNextSearch() {
        UUID passage = publish("shared", "2020", "2020-01-01", "甲");
        assertThat(found("demo", passage, TODAY)).isEqualTo("甲 IN_FORCE");

        transactions.run(Scope.site("shared"), () -> {
            ChangeWriter changes = rig.changes();
            changes.lock();
            UUID version = jdbc.sql("""
                            update knowledge_version set state = 'WITHDRAWN'
                            where id = (select version_id from knowledge_passage where id = :id) returning id
                            """).param("id", passage).query(UUID.class).single();
            changes.append("shared", version, ChangeLog.Kind.WITHDRAWN);
        });

        assertThat(passages.findDated("demo", List.of(passage), TODAY)).isEmpty();
    }

    @Test
    void whatAnotherNodePublishesIsSeenAMomentLater() {
        UUID passage = publish("shared", "2020", "2020-01-01", "甲");
        StoredPassages other = new KnowledgeRig(source).passages();
        assertThat(found(other, "demo", passage, TODAY)).isEqualTo("甲 IN_FORCE");

        publish("shared", "2026", "2026-06-01", "乙");

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> found(other, "demo", passage, TODAY).equals("甲 SUPERSEDED"));
    }

    @Test
    void whatATransactionReadsAndRollsBackNobodyElseSees() {
        UUID passage = publish("shared", "2020", "2020-01-01", "甲");

        assertThat(passages.findDated("demo", List.of(passage), TODAY)).hasSize(1);
        String inside = transactions.rehearsed(Scope.site("shared"), () -> {
            jdbc.sql("update knowledge_change_head set position = position + 1 where id = 1")
                    .update();
            jdbc.sql("update knowledge_passage set text = '乙' where id = :id")
                    .param("id", passage)
                    .update();
            return found("demo", passage, TODAY);
        });
        assertThat(inside).isEqualTo("乙 IN_FORCE");
        publish("shared", "2010", "2010-01-01", "丙");

        assertThat(found("demo", passage, TODAY)).isEqualTo("甲 IN_FORCE");
    }

    @Test
    void aSitesOwnPassageThatIsKeptIsStillNobodyElses() {
        UUID passage = publish("park", "2020", "2020-01-01", "甲");

        assertThat(found("park", passage, TODAY)).isEqualTo("甲 IN_FORCE");
        assertThat(passages.findDated("demo", List.of(passage), TODAY)).isEmpty();
    }

    @Test
    void typicalQuestionsAndUnknownIdsAreLeftOut() {
        UUID passage = publish("shared", "2020", "2020-01-01", "甲");

        Map<UUID, Passages.Dated> found =
                passages.findDated("demo", List.of(UUID.randomUUID(), passage, passage), TODAY);

        assertThat(found).containsOnlyKeys(passage);
        assertThat(passages.findDated("demo", List.of(), TODAY)).isEmpty();
    }

    private String found(String site, UUID passage, LocalDate asOf) {
        return found(passages, site, passage, asOf);
    }

    private static String found(StoredPassages node, String site, UUID passage, LocalDate asOf) {
        Passages.Dated dated = Objects.requireNonNull(
                node.findDated(site, List.of(passage), asOf).get(passage));
        return dated.passage().text() + " " + dated.validity().status();
    }

    private Passages.Dated read(String site, UUID passage, LocalDate asOf) {
        return Objects.requireNonNull(
                passages.findDated(site, List.of(passage), asOf).get(passage));
    }

    /** The first passage of a new version. */
    private UUID publish(String site, String version, String from, String text) {
        FrontMatter matter = FrontMatter.parse("---\nkind: LAW\ntitle: " + title + "\nversion: " + version
                        + "\neffectiveFrom: " + from + "\n---\n第一条　" + text + "\n")
                .orElseThrow()
                .frontMatter();
        Part part = new Part("1", List.of(), "c", text, new float[] {1, 0});
        long before = passages.head();
        rig.publisher().publish(new Publication(site, matter, text + version, "test", List.of(part)));
        return passages.after(before, 100).stream()
                .flatMap(change -> passages.passagesOf(change.versionId()).stream())
                .map(one -> one.passage())
                .filter(one -> one.title().equals(title) && one.version().equals(version))
                .findFirst()
                .orElseThrow()
                .passageId();
    }
}
