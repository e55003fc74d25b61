package cn.quanzhi.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.quanzhi.retrieval.adapter.QueryAdapter;
import cn.quanzhi.retrieval.adapter.Towards;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NearQuestionsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final float[] ASKED = Library.LETTERS.embed("留样坏掉谁来赔");
    private static final float[] SPOKEN = Library.LETTERS.embed("留样坏掉谁来拿走");
    private static final float[] STATUTE = Library.LETTERS.embed("留样的损害承担赔偿责任");

    @TempDir
    private @Nullable Path directory;

    private final Library library = new Library();

    private float[] moved(double share) throws Exception {
        try (LuceneIndex index = new LuceneIndex(Objects.requireNonNull(directory), library, Library.LETTERS.name())) {
            index.follow();
            try (PassageIndex.Snapshot snapshot = index.snapshot()) {
                PassageIndex.Filter filter = new PassageIndex.Filter("demo", Set.of(), TODAY, null);
                NamedPassages named = new NamedPassages(snapshot, filter, TODAY);
                QueryAdapter none = QueryAdapter.none(Towards.QUESTIONS, Library.LETTERS.name());
                return new NearQuestions(snapshot, filter, named, none, ASKED).towardsAnswers(ASKED, share);
            }
        }
    }

    /** Of a law about which nothing is asked. */
    @Test
    void theWayFromOneLawsQuestionsToItsArticlesLeadsToAnothersToo() throws Exception {
        assertThat(VectorUtil.dotProduct(ASKED, SPOKEN)).isGreaterThan(VectorUtil.dotProduct(ASKED, STATUTE));
        library.law("样品法", "2020", LocalDate.of(2020, 1, 1), null, "货物的损害承担赔偿责任", "异议期三个月");
        library.questions("样品法", 1, "货物坏掉谁来赔");
        float[] moved = moved(1);
        assertThat(VectorUtil.dotProduct(moved, STATUTE)).isGreaterThan(VectorUtil.dotProduct(moved, SPOKEN));
        assertThat(VectorUtil.dotProduct(moved, moved)).isCloseTo(1, within(1e-4f));
        assertThat(VectorUtil.dotProduct(moved(0.4), STATUTE)).isGreaterThan(VectorUtil.dotProduct(ASKED, STATUTE));
    }

    @Test
    void withoutAnArticleThatAnswersAVectorStaysAsItIs() throws Exception {
        library.law("样品法", "2020", LocalDate.of(2020, 1, 1), null, "货物的损害承担赔偿责任");
        assertThat(moved(0.4)).isEqualTo(ASKED);
        library.questions("没有的法", 1, "货物坏掉谁来赔");
        assertThat(moved(0.4)).isEqualTo(ASKED);
    }
}
