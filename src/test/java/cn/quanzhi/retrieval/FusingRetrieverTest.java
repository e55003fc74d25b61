package cn.quanzhi.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.knowledge.ChangeLog.Lead;
import cn.quanzhi.knowledge.English;
import cn.quanzhi.knowledge.EnglishFile;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.Passages;
import cn.quanzhi.knowledge.Validity;
import cn.quanzhi.knowledge.Vocabulary;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FusingRetrieverTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final RetrievalSettings SETTINGS = new RetrievalSettings(50, 0.8, 1, 1.5, 3, 0.4, 1, 1, true);

    private static final Vocabulary VOCABULARY = text -> text.contains("年检") ? List.of("定期检验") : List.of();

    private static final English ENGLISH = EnglishFile.parse("re-test: 复检\napply: 申请");

    @TempDir
    private @Nullable Path directory;

    private final Library library = new Library();

    private List<String> found(String question, LocalDate asOf) throws Exception {
        return items(question, asOf).stream()
                .map(item -> item.passage().title() + item.passage().version() + "#"
                        + item.passage().article())
                .toList();
    }

    private List<Retriever.Found> items(String question, LocalDate asOf) throws Exception {
        return evidence(question, asOf).items();
    }

    private Retriever.Evidence evidence(String question, LocalDate asOf) throws Exception {
        try (LuceneIndex index = new LuceneIndex(Objects.requireNonNull(directory), library, Library.LETTERS.name())) {
            index.follow();
            Map<String, String> names = Map.of("样品法", "样品法", "样法", "样品法", "留样办法", "留样办法");
            FusingRetriever retriever = new FusingRetriever(
                    snapshots(index), Library.LETTERS, new Shelf(), site -> names, VOCABULARY, ENGLISH, SETTINGS);
            return retriever.retrieve(new Retriever.Query("demo", question, asOf, Set.of(), 5));
        }
    }

    private static Snapshots snapshots(LuceneIndex index) {
        return new Snapshots() {
            @Override
            public PassageIndex.Snapshot now() {
                return index.snapshot();
            }

            @Override
            public boolean isCaughtUp() {
                return true;
            }
        };
    }

    private void twoVersions() {
        library.law("样品法", "旧", LocalDate.of(2019, 1, 1), null, "总则", "异议期三个月", "罚款");
        library.law("样品法", "新", LocalDate.of(2027, 1, 1), null, "总则", "定义", "异议期二个月");
    }

    @ParameterizedTest
    @ValueSource(strings = {"样品法第二条", "样法2条", "《样品法》第２条讲什么", "樣品法第二條", "样品法§2"})
    void anArticleIsFoundHoweverItIsTyped(String question) throws Exception {
        twoVersions();
        assertThat(found(question, TODAY)).first().isEqualTo("样品法旧#2");
        assertThat(found(question, LocalDate.of(2027, 6, 1))).first().isEqualTo("样品法新#2");
    }

    @Test
    void whatTheTradeCallsOtherwiseIsFoundAndSaid() throws Exception {
        library.law("样品法", "2020", LocalDate.of(2020, 1, 1), null, "定期检验每年一次", "进货要看货", "查账要留底");
        List<Retriever.Found> items = items("年检咋弄", TODAY);
        assertThat(items.getFirst().passage().article()).isEqualTo("1");
        assertThat(items.getFirst().signals()).containsEntry("vocabulary", 1.0);
        assertThat(items.getLast().signals()).doesNotContainKey("vocabulary");
    }

    @Test
    void aQuestionInEnglishIsSearchedInChinese() throws Exception {
        library.law("样品法", "2020", LocalDate.of(2020, 1, 1), null, "保存记录二年", "可以申请复检", "异议期三个月");
        assertThat(found("How can we apply for a re-test?", TODAY)).first().isEqualTo("样品法2020#2");
    }

    @Test
    void noTwoVersionsOfOneArticle() throws Exception {
        twoVersions();
        assertThat(found("异议期", TODAY)).contains("样品法旧#2").noneMatch(one -> one.startsWith("样品法新"));
    }

    @Test
    void whatIsNamedAndOutOfForceComesWithItsStatus() throws Exception {
        library.law("留样办法", "2010", LocalDate.of(2010, 1, 1), LocalDate.of(2020, 1, 1), "留样三十日");
        assertThat(found("留样办法第一条", TODAY)).first().isEqualTo("留样办法2010#1");
        assertThat(found("留样要几天", TODAY)).isEmpty();
    }

    @Test
    void aTypicalQuestionLeadsToItsArticle() throws Exception {
        library.law("样品法", "旧", LocalDate.of(2019, 1, 1), null, "甲乙丙丁", "戊己庚辛", "壬癸子丑");
        assertThat(found("东西坏掉谁来赔偿", TODAY).getFirst()).isNotEqualTo("样品法旧#3");
        library.questions("样品法", 3, "东西坏掉谁来赔");
        assertThat(found("东西坏掉谁来赔偿", TODAY)).first().isEqualTo("样品法旧#3");
    }

    @Test
    void aTypicalQuestionLeadsToItsArticleInTheVersionInForce() throws Exception {
        twoVersions();
        library.asked(List.of(new Lead("样品法", "新", "1"), new Lead("样品法", "旧", "3")), "东西坏掉谁来赔");
        assertThat(voted("东西坏掉谁来赔偿", TODAY)).containsExactly("旧#3");
        assertThat(voted("东西坏掉谁来赔偿", LocalDate.of(2027, 6, 1))).containsExactly("新#1");
    }

    /** What the file says comes before what a person or the words say. */
    @Test
    void theFirstWordAboutAVersionCounts() throws Exception {
        twoVersions();
        library.asked(
                List.of(new Lead("样品法", "新", "1"), new Lead("样品法", "新", "2"), new Lead("样品法", "旧", "3")), "东西坏掉谁来赔");
        assertThat(voted("东西坏掉谁来赔偿", LocalDate.of(2027, 6, 1))).containsExactly("新#1");
    }

    @Test
    void aQuestionThatLeadsNowhereIsNone() throws Exception {
        twoVersions();
        library.asked("样品法", "东西坏掉谁来赔");
        assertThat(voted("东西坏掉谁来赔偿", TODAY)).isEmpty();
    }

    /** Of most laws nearly every number is another article's in the next version. */
    @Test
    void inAVersionOfWhichNobodyHasSaidItLeadsNowhere() throws Exception {
        twoVersions();
        library.asked(List.of(new Lead("样品法", "旧", "3")), "东西坏掉谁来赔");
        assertThat(voted("东西坏掉谁来赔偿", TODAY)).containsExactly("旧#3");
        assertThat(voted("东西坏掉谁来赔偿", LocalDate.of(2027, 6, 1))).isEmpty();
    }

    /** The last text is the one that comes with its status, under the number that it has there. */
    @Test
    void ofARepealedLawItLeadsToTheLastText() throws Exception {
        library.law("样品法", "旧", LocalDate.of(2010, 1, 1), LocalDate.of(2015, 1, 1), "总则", "定义", "异议期三个月");
        library.law("样品法", "新", LocalDate.of(2015, 1, 1), LocalDate.of(2020, 1, 1), "总则", "异议期二个月", "罚款");
        library.asked(List.of(new Lead("样品法", "新", "2"), new Lead("样品法", "旧", "3")), "东西坏掉谁来赔");
        assertThat(voted("东西坏掉谁来赔偿", TODAY)).containsExactly("新#2");
    }

    @Test
    void theNumberIsTakenWhereTheTextIsNotAtHandForWhichItWasWritten() throws Exception {
        twoVersions();
        library.asked(List.of(new Lead("样品法", "2001", "3")), "东西坏掉谁来赔");
        assertThat(voted("东西坏掉谁来赔偿", TODAY)).containsExactly("旧#3");
    }

    private List<String> voted(String question, LocalDate asOf) throws Exception {
        return items(question, asOf).stream()
                .filter(item -> item.signals().containsKey("memory"))
                .map(item -> item.passage().version() + "#" + item.passage().article())
                .toList();
    }

    @Test
    void aTypicalQuestionWhoseLawIsNotThereStaysDormant() throws Exception {
        library.questions("没有的法", 3, "东西坏掉谁来赔");
        assertThat(found("东西坏掉谁来赔", TODAY)).isEmpty();
    }

    @Test
    void howNearADormantQuestionIsCountsForNothing() throws Exception {
        library.law("样品法", "旧", LocalDate.of(2019, 1, 1), null, "甲乙丙丁", "戊己庚辛");
        library.questions("没有的法", 3, "东西坏掉谁来赔偿");
        library.questions("样品法", 2, "东西坏掉谁来修理好呢");
        assertThat(evidence("东西坏掉谁来赔偿", TODAY).similarity()).isBetween(0.5, 0.9);
    }

    @Test
    void aGuideBringsItsBasis() throws Exception {
        library.law("样品法", "旧", LocalDate.of(2019, 1, 1), null, "甲乙丙丁", "戊己庚辛", "壬癸子丑");
        library.guide("样品坏了怎么办", "样品坏了先拍照再联系对方协商", new Lead("样品法", "", "3"));
        List<String> found = found("样品坏了怎么协商", TODAY);
        assertThat(found.getFirst()).startsWith("样品坏了怎么办");
        assertThat(found.indexOf("样品法旧#3")).isEqualTo(1);
    }

    @Test
    void anArticleBringsWhatItPointsTo() throws Exception {
        library.law("样品法", "旧", LocalDate.of(2019, 1, 1), null, "甲乙丙丁", "戊己庚辛", "壬癸子丑");
        library.points("罚则法", "违反规定的处一万元罚款", new Lead("样品法", "", "3"));
        List<String> found = found("违反规定罚款一万元", TODAY);
        assertThat(found.getFirst()).startsWith("罚则法");
        assertThat(found.get(1)).isEqualTo("样品法旧#3");
    }

    /** Reads from the library, as PostgreSQL would. */
    private final class Shelf implements Passages {
        @Override
        public Optional<Passage> find(String site, UUID passageId) {
            return Optional.ofNullable(library.passages().get(passageId));
        }

        @Override
        public Map<UUID, Passage> findAll(String site, Collection<UUID> passageIds) {
            Map<UUID, Passage> found = new HashMap<>(library.passages());
            found.keySet().retainAll(Set.copyOf(passageIds));
            return found;
        }

        @Override
        public Validity validity(Passage passage, LocalDate asOf) {
            return new Validity(Validity.Status.IN_FORCE, passage.effectiveFrom(), null, null, null);
        }

        @Override
        public Map<UUID, Validity> validities(Collection<Passage> passages, LocalDate asOf) {
            Map<UUID, Validity> found = new HashMap<>();
            passages.forEach(passage -> found.put(passage.passageId(), validity(passage, asOf)));
            return found;
        }

        @Override
        public boolean mentions(String site, String words) {
            return library.passages().values().stream()
                    .anyMatch(passage -> passage.text().contains(words));
        }

        @Override
        public boolean hasArticle(String site, String title, String article) {
            return library.passages().values().stream()
                    .anyMatch(passage -> passage.title().equals(title) && article.equals(passage.article()));
        }

        @Override
        public Neighbours neighbours(Passage passage, int radius) {
            return new Neighbours(List.of(), List.of());
        }
    }
}
