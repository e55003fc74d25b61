package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.quanzhi.TestPostgres;
import cn.quanzhi.knowledge.ingest.FrontMatter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class DirectoryImportTest {

    // One data source object for both: a transaction is bound to it.
    private final DataSource source = TestPostgres.dataSource();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final KnowledgeRig rig = new KnowledgeRig(source);
    private final Publisher publisher = rig.publisher();
    private final StoredPassages passages = new StoredPassages(jdbc, new ChangeHead(jdbc), new VersionPairs(jdbc));
    private final Titles titles = new PublishedTitles(jdbc, passages);
    private final ImportState state = new ImportState();
    // The database is shared by the run: every test has a title of its own.
    private final String title = "中华人民共和国茶秤法" + UUID.randomUUID();

    @TempDir
    private Path directory;

    private long before;

    @BeforeEach
    void remembersTheHead() {
        before = passages.head();
    }

    @Test
    void importingTwiceBringsNothingNew() throws IOException {
        write("a.md", law("2020", "2020-01-01", "甲"));
        Files.writeString(directory.resolve("README.md"), "# 说明\n");

        ImportReport first = run();
        ImportReport second = run();

        assertThat(first.published()).isEqualTo(1);
        assertThat(first.skipped()).singleElement().asString().endsWith("README.md");
        assertThat(second.published()).isZero();
        assertThat(second.unchanged()).isEqualTo(1);
        assertThat(passages.after(before, 100)).hasSize(1);
        assertThat(state.finished()).isTrue();
        assertThat(state.done()).isEqualTo(state.total()).isEqualTo(1);
    }

    @Test
    void otherBytesAreANewRevisionAndOldAnswersKeepTheirPassages() throws IOException {
        write("a.md", law("2020", "2020-01-01", "甲"));
        run();
        ChangeLog.Change first = passages.after(before, 100).getFirst();
        Passage old = passages.passagesOf(first.versionId()).getFirst().passage();

        write("a.md", law("2020", "2020-01-01", "乙"));
        run();

        List<ChangeLog.Change> changes = passages.after(before, 100);
        assertThat(changes)
                .extracting(ChangeLog.Change::kind)
                .containsExactly(ChangeLog.Kind.PUBLISHED, ChangeLog.Kind.WITHDRAWN, ChangeLog.Kind.PUBLISHED);
        assertThat(changes.get(1).versionId()).isEqualTo(first.versionId());
        assertThat(passages.passagesOf(first.versionId())).isEmpty();
        assertThat(passages.find("demo", old.passageId())).contains(old);
        ChangeLog.EmbeddedPassage now =
                passages.passagesOf(changes.get(2).versionId()).getFirst();
        assertThat(now.passage().text()).isEqualTo("为了乙，制定本法。");
        assertThat(now.vector()).hasSize(4);
        assertThat(now.passage().citation()).isEqualTo("《" + title + "》第一条");
        assertThat(passages.neighbours(now.passage(), 2).after())
                .extracting(Passage::article)
                .containsExactly("2");
    }

    /** Its words belong to what the article is found by, so the articles are read again whenever what is asked changes. */
    @Test
    void anArticleComesWithWhatIsAskedOfItInItsOwnVersion() throws IOException {
        write("a.md", law("2020", "2020-01-01", "甲"));
        write("b.md", law("2030", "2030-01-01", "甲"));
        run();
        Files.createDirectory(directory.resolve("questions"));
        write("c.md", law("2040", "2040-01-01", "甲").replace("为了甲，制定本法。", "名词见附件，没有列出的从其惯例。"));
        write("d.md", law("2050", "2050-01-01", "甲"));
        write("questions/shared.yaml", asking("", "第一问有谁来答", "2030"));
        write("questions/demo.yaml", asking("demo", "这是别家才问的", "2030"));
        run();

        UUID now = version("LAW", "shared", "2020");
        UUID later = version("LAW", "shared", "2030");
        UUID asking = version("QUESTIONS", "shared", "2020");
        UUID elsewhere = version("QUESTIONS", "demo", "2020");
        assertThat(asked(now)).containsExactly(List.of("第一问有谁来答"), List.of());
        assertThat(asked(later)).containsExactly(List.of(), List.of("第一问有谁来答"));
        UUID unsaid = version("LAW", "shared", "2040");
        assertThat(asked(unsaid)).as("nobody said what its numbers are").containsExactly(List.of(), List.of());
        UUID alike = version("LAW", "shared", "2050");
        assertThat(asked(alike)).as("the words say it").containsExactly(List.of("第一问有谁来答"), List.of());
        assertThat(passages.versionsBeside(asking)).containsExactlyInAnyOrder(asking, now, later, unsaid, alike);
        assertThat(passages.versionsBeside(elsewhere)).containsExactly(elsewhere);
        assertThat(passages.versionsBeside(now)).containsExactly(now, later, unsaid, alike);

        write("d.md", law("2050", "2050-01-01", "甲").replace("公布之日", "二〇五〇年元旦"));
        long known = passages.head();
        run();
        assertThat(passages.after(known, 100))
                .as("where they lead is read again with a law that comes later")
                .extracting(ChangeLog.Change::versionId)
                .contains(asking, elsewhere);
        rig.jdbc()
                .sql("update knowledge_version set state = 'WITHDRAWN' where id = :id")
                .param("id", asking)
                .update();
        assertThat(passages.versionsBeside(asking))
                .as("what is asked no more is to be forgotten")
                .containsExactly(now, later, unsaid, version("LAW", "shared", "2050"));
        assertThat(asked(now)).containsExactly(List.of(), List.of());
    }

    private UUID version(String kind, String site, String label) {
        return passages.after(before, 100).stream()
                .map(ChangeLog.Change::versionId)
                .filter(id -> passages.passagesOf(id).stream()
                        .map(ChangeLog.EmbeddedPassage::passage)
                        .anyMatch(one -> one.kind().name().equals(kind)
                                && one.site().equals(site)
                                && one.version().equals(label)))
                .findFirst()
                .orElseThrow();
    }

    private List<List<String>> asked(UUID version) {
        return passages.passagesOf(version).stream()
                .map(ChangeLog.EmbeddedPassage::asked)
                .toList();
    }

    /** Of the first article, which is the second one in another version. */
    private String asking(String site, String question, String other) {
        return """
                title: %s
                version: "2020"
                site: "%s"
                articles:
                  "1": [%s]
                renumbered:
                  "%s":
                    "1": "2"
                """.formatted(title, site, question, other);
    }

    @Test
    void whatACuratorHasTakenAwayTheNextStartDoesNotBringBack() throws IOException {
        write("a.md", law("2020", "2020-01-01", "甲"));
        run();
        UUID version = passages.after(before, 100).getFirst().versionId();
        rig.jdbc()
                .sql("update knowledge_version set state = 'WITHDRAWN' where id = :id")
                .param("id", version)
                .update();

        ImportReport same = run();
        write("a.md", law("2020", "2020-01-01", "乙"));
        ImportReport other = run();

        assertThat(same.published()).isZero();
        assertThat(same.unchanged()).isEqualTo(1);
        assertThat(other.published()).isEqualTo(1);
    }

    @Test
    void aVersionEndsWhereTheNextOneBegins() throws IOException {
        write("a.md", law("2020", "2020-01-01", "甲"));
        write("b.md", law("2027", "2027-01-01", "乙"));
        run();

        Passage old = first("2020");
        Passage next = first("2027");
        Validity ended = passages.validity(old, LocalDate.of(2027, 1, 1));

        assertThat(old.effectiveTo()).isEqualTo(LocalDate.of(2027, 1, 1));
        assertThat(passages.validity(old, LocalDate.of(2026, 12, 31)).status()).isEqualTo(Validity.Status.IN_FORCE);
        assertThat(ended.status()).isEqualTo(Validity.Status.SUPERSEDED);
        assertThat(ended.successor())
                .isEqualTo(new Validity.Successor(next.passageId(), next.citation(), LocalDate.of(2027, 1, 1)));
        assertThat(passages.validity(next, LocalDate.of(2026, 12, 31)).status())
                .isEqualTo(Validity.Status.NOT_YET_IN_FORCE);
        assertThat(passages.validity(old, LocalDate.of(2019, 1, 1)).status())
                .isEqualTo(Validity.Status.NOT_YET_IN_FORCE);
    }

    /** Law is renumbered whenever an article is put in: the same number may be quite another article. */
    @Test
    void anArticleIsFollowedByTheOneThatSaysTheSame() throws IOException {
        String due = "秤应当每年检定一次，逾期不得使用。";
        String fees = "检定不收取费用，由财政保障。";
        String head = "---\nkind: LAW\ntitle: " + title + "\nversion: ";
        write("a.md", head + "2020\neffectiveFrom: 2020-01-01\n---\n\n第一条　" + due + "\n\n第二条　" + fees + "\n");
        write("b.md", head + "2027\neffectiveFrom: 2027-01-01\n---\n\n第一条　国务院部门主管全国计量工作。\n\n第二条　" + due + "\n");
        run();

        List<Passage> old = passages.passagesOf(first("2020").versionId()).stream()
                .map(ChangeLog.EmbeddedPassage::passage)
                .toList();
        LocalDate day = LocalDate.of(2026, 1, 1);
        List<Validity> validities =
                old.stream().map(passage -> passages.validity(passage, day)).toList();

        assertThat(validities).hasSize(2);
        assertThat(validities.getFirst().successor())
                .extracting(Validity.Successor::citation)
                .asString()
                .endsWith("第二条");
        assertThat(validities.getLast().successor())
                .as("its number is another's now")
                .isNull();
        List<UUID> ids = old.stream().map(Passage::passageId).toList();
        assertThat(passages.findDated("shared", ids, day).values())
                .as("as kept for searches")
                .extracting(Passages.Dated::validity)
                .containsExactlyInAnyOrderElementsOf(validities);
    }

    @Test
    void aRepealedLawNamesWhatReplacedItAndAnUndatedOneIsUnknown() throws IOException {
        write("a.md", law("2020", "2020-01-01\neffectiveTo: 2022-01-01\nreplacedBy: 新秤法", "甲"));
        write("b.md", "---\nkind: LAW\ntitle: " + title + "无日期\n---\n第一条　甲。\n");
        run();

        Validity repealed = passages.validity(first("2020"), LocalDate.of(2022, 1, 1));

        assertThat(repealed.status()).isEqualTo(Validity.Status.REPEALED);
        assertThat(repealed.replacedBy()).isEqualTo("新秤法");
        assertThat(passages.validity(first(""), LocalDate.of(2022, 1, 1)).status())
                .isEqualTo(Validity.Status.UNKNOWN);
    }

    @Test
    void brokenFilesAreNamedAndTheOthersGoOn() throws IOException {
        write("a.md", law("2020", "2020-13-01", "甲"));
        write("b.md", law("2021", "2021-01-01", "甲\u0000"));
        Files.write(directory.resolve("c.md"), "---\nkind: LAW\ntitle: 秤".getBytes(StandardCharsets.UTF_16LE));
        write("d.md", law("2022", "2022-01-01", "甲"));
        write("e.md", law("2022", "2022-01-01", "乙"));

        ImportReport report = run();

        assertThat(report.published()).isEqualTo(1);
        assertThat(report.failures())
                .extracting(failure -> Path.of(failure.file()).getFileName() + " " + failure.reason())
                .satisfiesExactly(
                        reason -> assertThat(reason).startsWith("a.md effectiveFrom"),
                        reason -> assertThat(reason).startsWith("b.md contains U+0000"),
                        reason -> assertThat(reason).startsWith("c.md"),
                        reason -> assertThat(reason).startsWith("e.md title and version"));
    }

    @Test
    void publishedTitlesAreKnownByTheirNames() throws IOException {
        assertThat(titles.names("demo")).doesNotContainKey(title);
        write("a.md", law("2020", "2020-01-01", "甲"));
        write("b.md", "---\nkind: LAW\ntitle: 中华人民共和国产品质量法\nversion: t\n---\n第一条　甲。\n");
        run();

        await().untilAsserted(() -> assertThat(titles.names("demo"))
                .containsEntry(title, title)
                .containsEntry(title.substring("中华人民共和国".length()), title)
                .containsEntry("质量法", "中华人民共和国产品质量法"));
    }

    @Test
    void anotherSitesPassageIsNotFound() throws IOException {
        write("a.md", law("2020", "2020-01-01\nsite: park", "甲"));
        run();
        Passage passage = first("2020");

        assertThat(passages.find("park", passage.passageId())).isPresent();
        assertThat(passages.find("demo", passage.passageId())).isEmpty();
    }

    @Test
    void theChangeLogHasNoGapUnderEightPublishers() throws Exception {
        List<Future<Boolean>> published = new ArrayList<>();
        try (var executor = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 40; i++) {
                Publication publication = publication(i);
                published.add(executor.submit(() -> publisher.publish(publication)));
            }
        }
        for (Future<Boolean> one : published) {
            assertThat(one.get()).isTrue();
        }

        List<ChangeLog.Change> changes = passages.after(before, 1000);
        assertThat(changes)
                .extracting(ChangeLog.Change::position)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, changes.size())
                        .mapToObj(i -> before + i)
                        .toList());
        assertThat(passages.head()).isEqualTo(before + changes.size());
        // Four versions, each published ten times: all but the first withdraw the one before.
        assertThat(changes).hasSize(40 + 36);
    }

    private Publication publication(int i) {
        FrontMatter matter = FrontMatter.parse(law("v" + i % 4, "2020-01-01", "甲"))
                .orElseThrow()
                .frontMatter();
        Part part = new Part("1", List.of(), "c", "t" + i, new float[] {1, 0});
        return new Publication("shared", matter, "sum" + i, "test", List.of(part));
    }

    private Passage first(String version) {
        return passages.after(before, 100).stream()
                .map(change ->
                        passages.passagesOf(change.versionId()).getFirst().passage())
                .filter(passage -> passage.version().equals(version))
                .findFirst()
                .orElseThrow();
    }

    private String law(String version, String from, String word) {
        return "---\nkind: LAW\ntitle: " + title + "\nversion: " + version + "\neffectiveFrom: " + from
                + "\n---\n\n## 第一章 总则\n\n第一条　为了" + word + "，制定本法。\n\n第二条　本法自公布之日起施行。\n";
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    private ImportReport run() {
        KnowledgeSettings settings = new KnowledgeSettings(List.of(directory.toString()), 3, 2);
        return new DirectoryImport(settings, new LetterEmbeddings(), publisher, state).run();
    }
}
