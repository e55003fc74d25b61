package cn.quanzhi.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of an index that is looked at whole holds of one that is searched through its graph and its skips. */
class LargeIndexTest extends PassageIndexContract {

    private static final int LARGE_FROM_THE_FIRST = 0;
    /** The same numbers are added in another order. */
    private static final Offset<Double> ROUNDING = Offset.offset(1e-4);

    @TempDir
    private @Nullable Path directory;

    private @Nullable LuceneIndex index;

    @Override
    PassageIndex following() throws IOException {
        LuceneIndex open = index;
        if (open == null) {
            Path path = Objects.requireNonNull(directory).resolve("index");
            open = new LuceneIndex(path, library, Library.LETTERS.name(), LARGE_FROM_THE_FIRST);
            index = open;
        }
        open.follow();
        return open;
    }

    /** Over several segments, with withdrawn passages, short ones and long: what is added up weighs what is skipped to. */
    @Test
    void wordsWeighWhatTheyWeighInAnIndexOfUsualSize() throws Exception {
        Random random = new Random(3);
        Path path = Objects.requireNonNull(directory).resolve("usual");
        try (LuceneIndex usual = new LuceneIndex(path, library, Library.LETTERS.name())) {
            for (int law = 0; law < 12; law++) {
                UUID version = library.law("样品法" + law, "2020", LocalDate.of(2020, 1, 1), null, articles(random));
                // Two laws a segment, of which one may go: its passages are deleted, not their segment.
                if (law % 2 == 1) {
                    following();
                    usual.follow();
                }
                if (law % 4 == 1) {
                    library.withdraw(version);
                }
            }
            following();
            usual.follow();
            try (PassageIndex.Snapshot skipping = following().snapshot();
                    PassageIndex.Snapshot adding = usual.snapshot()) {
                for (int i = 0; i < 50; i++) {
                    String asked = PassageIndexContract.letters(random, 25);
                    List<String> other = List.of(PassageIndexContract.letters(random, 6));
                    // Their headings are their law's title: every question names one.
                    asked += "样品法" + i % 12;
                    Map<UUID, Double> all = scores(skipping.lexical(on(TODAY), asked, other, 1_000));
                    assertThat(all).hasSizeGreaterThan(100);
                    Map<UUID, Double> summed = scores(adding.lexical(on(TODAY), asked, other, 1_000));
                    assertThat(summed.keySet()).isEqualTo(all.keySet());
                    summed.forEach((passage, score) -> assertThat(score).isCloseTo(all.get(passage), ROUNDING));
                    Map<UUID, Double> first = scores(adding.lexical(on(TODAY), asked, other, 10));
                    assertThat(List.copyOf(first.values()))
                            .as("the first of them are the best")
                            .isEqualTo(summed.values().stream().limit(10).toList());
                    Map<UUID, Double> best = scores(skipping.lexical(on(TODAY), asked, other, 10));
                    assertThat(sum(first)).isCloseTo(sum(best), ROUNDING);
                }
            }
        }
    }

    private static String[] articles(Random random) {
        return IntStream.range(0, 40)
                .mapToObj(i -> PassageIndexContract.letters(random, 5 + random.nextInt(120)))
                .toArray(String[]::new);
    }

    private static double sum(Map<UUID, Double> scores) {
        return scores.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static Map<UUID, Double> scores(List<PassageIndex.Hit> hits) {
        Map<UUID, Double> scores = new LinkedHashMap<>();
        hits.forEach(hit -> scores.put(hit.passageId(), hit.score()));
        return scores;
    }

    @AfterEach
    void close() throws IOException {
        if (index != null) {
            index.close();
        }
    }
}
