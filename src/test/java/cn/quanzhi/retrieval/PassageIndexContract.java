package cn.quanzhi.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.quanzhi.knowledge.DocumentKind;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every index of passages promises. */
abstract class PassageIndexContract {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    final Library library = new Library();

    /** The index, having taken in all that the library holds. */
    abstract PassageIndex following() throws Exception;

    static PassageIndex.Filter on(@Nullable LocalDate date) {
        return new PassageIndex.Filter("demo", Set.of(), date, null);
    }

    List<String> lexical(PassageIndex.Filter filter, String text) throws Exception {
        try (PassageIndex.Snapshot snapshot = following().snapshot()) {
            return snapshot.lexical(filter, text, 10).stream()
                    .map(hit -> hit.version() + "#" + hit.article())
                    .toList();
        }
    }

    List<String> dense(PassageIndex.Filter filter, String text) throws Exception {
        try (PassageIndex.Snapshot snapshot = following().snapshot()) {
            return snapshot.dense(filter, Library.LETTERS.embed(text), 10).stream()
                    .map(hit -> hit.version() + "#" + hit.article())
                    .toList();
        }
    }

    @Test
    void findsByWordsAndByMeaning() throws Exception {
        library.law("样品法", "2020", LocalDate.of(2020, 1, 1), null, "抽查不合格的可以申请复检", "保存记录二年");
        assertThat(lexical(on(TODAY), "申请复检")).first().isEqualTo("2020#1");
        assertThat(dense(on(TODAY), "记录保存二年")).first().isEqualTo("2020#2");
    }

    @Test
    void aVersionCountsFromItsFirstDayToTheDayBeforeTheNextOnes() throws Exception {
        library.law("样品法", "旧", LocalDate.of(2019, 1, 1), null, "异议期三个月");
        library.law("样品法", "新", LocalDate.of(2027, 1, 1), null, "异议期二个月");
        assertThat(lexical(on(TODAY), "异议期")).containsExactly("旧#1");
        assertThat(lexical(on(LocalDate.of(2026, 12, 31)), "异议期")).containsExactly("旧#1");
        assertThat(lexical(on(LocalDate.of(2027, 1, 1)), "异议期")).containsExactly("新#1");
        assertThat(lexical(on(LocalDate.of(2018, 12, 31)), "异议期")).isEmpty();
        assertThat(dense(on(TODAY), "异议期")).containsExactly("旧#1");
        assertThat(lexical(on(null), "异议期")).hasSize(2);
    }

    /** A search that asks last who may see what it found mustn't run out of places. */
    @Test
    void whatIsInForceIsFoundAmongThousandsThatAreNot() throws Exception {
        String[] old =
                IntStream.range(0, 3_000).mapToObj(i -> "抽查不合格的可以申请复检" + i).toArray(String[]::new);
        library.law("旧法", "2010", LocalDate.of(2010, 1, 1), LocalDate.of(2012, 1, 1), old);
        library.law("样品法", "2020", LocalDate.of(2020, 1, 1), null, "留样三十日", "保存记录二年", "抽查不合格时怎样申请");
        assertThat(dense(on(TODAY), "抽查不合格的可以申请复检")).first().isEqualTo("2020#3");
        assertThat(dense(on(TODAY), "抽查不合格的可以申请复检")).hasSize(3);
        assertThat(dense(on(LocalDate.of(2011, 1, 1)), "抽查不合格的可以申请复检7")).contains("2010#8");
    }

    /** However a search saves itself the look at each: of the ten nearest of thousands hardly one may be missed. */
    @Test
    void ofThousandsTheNearestTenAreFound() throws Exception {
        Random random = new Random(7);
        String[] articles =
                IntStream.range(0, 4_000).mapToObj(i -> letters(random, 20)).toArray(String[]::new);
        library.law("样品法", "2020", LocalDate.of(2020, 1, 1), null, articles);
        int found = 0;
        try (PassageIndex.Snapshot snapshot = following().snapshot()) {
            for (int i = 0; i < 50; i++) {
                float[] asked = Library.LETTERS.embed(letters(random, 20));
                double tenth = Stream.of(articles)
                        .map(text -> (double) VectorUtil.dotProduct(Library.LETTERS.embed(text), asked))
                        .sorted(Comparator.reverseOrder())
                        .skip(9)
                        .findFirst()
                        .orElseThrow();
                found += (int) snapshot.dense(on(TODAY), asked, 10).stream()
                        .filter(hit -> hit.score() >= tenth - 0.01)
                        .count();
            }
        }
        assertThat(found).isGreaterThanOrEqualTo(485);
    }

    static String letters(Random random, int count) {
        return random.ints(count, 0, 200)
                .mapToObj(letter -> String.valueOf((char) ('一' + letter)))
                .collect(Collectors.joining());
    }

    /** A large index has vectors that it keeps nowhere but on the disk. */
    @Test
    void theVectorOfWhatWasFoundCanBeHad() throws Exception {
        library.law("样品法", "2020", LocalDate.of(2020, 1, 1), null, "抽查不合格的可以申请复检", "保存记录二年");
        following();
        library.law("留样办法", "2021", LocalDate.of(2021, 1, 1), null, "留样三十日");
        library.questions("样品法", 2, "东西坏掉谁来赔", "记录留多久");
        try (PassageIndex.Snapshot snapshot = following().snapshot()) {
            PassageIndex.Hit article = snapshot.exact(on(TODAY), new PassageIndex.Name.Article("样品法", "2"), 1)
                    .getFirst();
            assertThat(snapshot.vector(article)).containsExactly(Library.LETTERS.embed("保存记录二年"), within(0.01f));
            PassageIndex.Hit later = snapshot.lexical(on(TODAY), "留样三十日", 1).getFirst();
            assertThat(snapshot.vector(later)).containsExactly(Library.LETTERS.embed("留样三十日"), within(0.01f));
            float[] asked = Library.LETTERS.embed("记录留多久");
            PassageIndex.Hit question = snapshot.dense(on(TODAY).of(DocumentKind.QUESTIONS), asked, 1)
                    .getFirst();
            assertThat(snapshot.vector(question)).containsExactly(asked, within(0.01f));
        }
    }

    @Test
    void anEarlierVersionEndsWhenALaterOneIsPublished() throws Exception {
        library.law("样品法", "旧", LocalDate.of(2019, 1, 1), null, "异议期三个月");
        assertThat(lexical(on(TODAY), "异议期")).containsExactly("旧#1");
        library.law("样品法", "新", LocalDate.of(2026, 1, 1), null, "异议期二个月");
        assertThat(lexical(on(TODAY), "异议期")).containsExactly("新#1");
    }

    @Test
    void aWithdrawnVersionIsGoneWhole() throws Exception {
        UUID version = library.law("样品法", "2020", LocalDate.of(2020, 1, 1), null, "抽查复检", "复检费用", "复检期限");
        assertThat(lexical(on(TODAY), "复检")).hasSize(3);
        library.withdraw(version);
        assertThat(lexical(on(TODAY), "复检")).isEmpty();
    }

    @Test
    void aSnapshotStaysAsItWas() throws Exception {
        UUID version = library.law("样品法", "2020", LocalDate.of(2020, 1, 1), null, "抽查复检");
        PassageIndex index = following();
        try (PassageIndex.Snapshot before = index.snapshot()) {
            library.withdraw(version);
            following();
            assertThat(before.lexical(on(TODAY), "复检", 5)).hasSize(1);
        }
        assertThat(lexical(on(TODAY), "复检")).isEmpty();
    }

    @Test
    void aNameFindsItsArticle() throws Exception {
        library.law("样品法", "2020", LocalDate.of(2020, 1, 1), null, "第一句", "第二句");
        try (PassageIndex.Snapshot snapshot = following().snapshot()) {
            assertThat(snapshot.exact(on(TODAY), new PassageIndex.Name.Article("样品法", "2"), 5))
                    .extracting(PassageIndex.Hit::article)
                    .containsExactly("2");
            assertThat(snapshot.exact(on(TODAY), new PassageIndex.Name.Article("样品法", "3"), 5))
                    .isEmpty();
        }
    }

    @Test
    void typicalQuestionsAreFoundOnlyByTheirKind() throws Exception {
        library.law("样品法", "2020", LocalDate.of(2020, 1, 1), null, "抽查不合格的可以申请复检");
        library.questions("样品法", 1, "报告不认可还能再测吗");
        assertThat(lexical(on(TODAY), "报告不认可再测")).doesNotContain("#1");
        assertThat(lexical(on(TODAY).of(DocumentKind.QUESTIONS), "报告不认可再测"))
                .as("by itself it is found by meaning alone")
                .isEmpty();
        try (PassageIndex.Snapshot snapshot = following().snapshot()) {
            List<PassageIndex.Hit> found =
                    snapshot.dense(on(TODAY).of(DocumentKind.QUESTIONS), Library.LETTERS.embed("报告不认可再测"), 5);
            assertThat(found).hasSize(1);
            assertThat(found.getFirst().leads().getFirst().article()).isEqualTo("1");
        }
    }

    /** Owners say it otherwise than the law: what they ask lends its words to the article that answers. */
    @Test
    void anArticleIsFoundByTheWordsInWhichItIsAskedFor() throws Exception {
        library.law("样品法", "2020", LocalDate.of(2020, 1, 1), null, "抽查不合格的可以申请复检", "保存记录二年");
        assertThat(lexical(on(TODAY), "重新测")).isEmpty();
        UUID questions = library.questions("样品法", 1, "能重新测一遍吗");
        assertThat(lexical(on(TODAY), "重新测")).containsExactly("2020#1");
        library.withdraw(questions);
        assertThat(lexical(on(TODAY), "重新测")).isEmpty();
    }

    @Test
    void nearnessIsToldToTheVectorThatWasAskedWith() throws Exception {
        library.law("样品法", "2020", LocalDate.of(2020, 1, 1), null, "抽查不合格的可以申请复检", "保存记录二年", "异议期三个月");
        library.law("留样法", "2020", LocalDate.of(2020, 1, 1), null, "留样三十日");
        float[] searched = Library.LETTERS.embed("申请复检");
        float[] asked = Library.LETTERS.embed("留样三十日");
        try (PassageIndex.Snapshot snapshot = following().snapshot()) {
            PassageIndex.Near near = snapshot.near(on(TODAY), searched, asked, 10);
            assertThat(near.hits()).isEqualTo(snapshot.dense(on(TODAY), searched, 10));
            assertThat(near.cosine()).isCloseTo(1, within(1e-3));
            assertThat(snapshot.near(on(LocalDate.of(1999, 1, 1)), searched, asked, 10)
                            .cosine())
                    .isZero();
        }
    }

    @Test
    void nearnessOfTypicalQuestionsIsToldOneByOne() throws Exception {
        library.law("样品法", "2020", LocalDate.of(2020, 1, 1), null, "抽查不合格的可以申请复检");
        library.questions("样品法", 1, "报告不认可还能再测吗", "留样放几天");
        float[] searched = Library.LETTERS.embed("留样放几天");
        float[] asked = Library.LETTERS.embed("报告不认可还能再测吗");
        try (PassageIndex.Snapshot snapshot = following().snapshot()) {
            PassageIndex.Near near = snapshot.near(on(TODAY).of(DocumentKind.QUESTIONS), searched, asked, 5);
            assertThat(near.hits()).hasSize(2);
            assertThat(near.hits().getFirst().score()).isCloseTo(1, within(1e-3));
            assertThat(near.cosines().getFirst()).isLessThan(0.9);
            assertThat(near.cosines().getLast()).isCloseTo(1, within(1e-3));
        }
    }

    @Test
    void anotherSitesKnowledgeIsNotFound() throws Exception {
        library.law("样品法", "2020", LocalDate.of(2020, 1, 1), null, "抽查复检");
        PassageIndex.Filter shared = new PassageIndex.Filter("other", Set.of(), TODAY, null);
        assertThat(lexical(shared, "复检")).hasSize(1); // shared is for all
        PassageIndex.Filter guides = new PassageIndex.Filter("demo", Set.of(DocumentKind.GUIDE), TODAY, null);
        assertThat(lexical(guides, "复检")).isEmpty();
    }

    @Test
    void aLongQuestionIsNoTrouble() throws Exception {
        library.law("样品法", "2020", LocalDate.of(2020, 1, 1), null, "抽查复检");
        StringBuilder question = new StringBuilder("复检");
        for (int i = 0; i < 4_000; i++) {
            question.append((char) ('一' + i));
        }
        assertThat(lexical(on(TODAY), question.toString())).hasSize(1);
        assertThat(lexical(on(TODAY), "*:* OR title:[a TO z] \"(")).isEmpty();
    }
}
