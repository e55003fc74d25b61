package cn.quanzhi.answering.citation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.answering.Claim.Verdict;
import cn.quanzhi.knowledge.ReferenceGrammar;
import cn.quanzhi.model.BareEmbeddings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Sentences of real laws with one small change that makes them false. A copy has nearly all of its source's words in their
 * order, so nothing but the change itself tells.
 */
class ChangedCopiesTest {

    /** More with {@code -Dquanzhi.changes.each=25}. */
    private static final int EACH = Integer.getInteger("quanzhi.changes.each", 6);

    private static final int SHORTEST = 18;
    private static final int LONGEST = 150;
    private static final double SHOWN = 0.04;

    private final ClaimVerifiers verifiers = new ClaimVerifiers(BareEmbeddings.load());

    private record Change(String name, Pattern from, String to) {
        static Change of(String line) {
            String[] fields = line.split("\t", -1);
            return new Change(fields[0], Pattern.compile(fields[1]), fields[2]);
        }
    }

    private record Tally(int tried, int shown) {}

    @Test
    void oneWordMakesACopyFalse() throws IOException {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        List<Change> changes = changes();
        for (Source source : sources()) {
            ClaimVerifier verifier = verifiers.of(new ReferenceGrammar(
                    Map.of(source.passage().title(), source.passage().title())));
            for (String sentence : Sentences.of(source.passage().text())) {
                if (sentence.length() >= SHORTEST && sentence.length() <= LONGEST && !sentence.matches("^[（(].*")) {
                    changes.forEach(change -> tell(change, sentence, source, verifier, tallies));
                }
            }
        }
        int tried = tallies.values().stream().mapToInt(Tally::tried).sum();
        int shown = tallies.values().stream().mapToInt(Tally::shown).sum();
        System.out.printf("changed copies shown: %d of %d, %d kinds%n", shown, tried, tallies.size());
        assertThat(tallies).hasSizeGreaterThan(changes.size() * 9 / 10);
        assertThat((double) shown / tried)
                .as("changed copies shown as supported: %s", tallies)
                .isLessThan(SHOWN);
    }

    private void tell(
            Change change, String sentence, Source source, ClaimVerifier verifier, Map<String, Tally> tallies) {
        Tally before = tallies.getOrDefault(change.name(), new Tally(0, 0));
        Matcher matcher = change.from().matcher(sentence);
        if (before.tried() >= EACH || !matcher.find()) {
            return;
        }
        String changed = matcher.replaceFirst(change.to());
        if (!source.passage().text().contains(changed)) {
            boolean shown = verifier.judge(changed, List.of(source), "") == Verdict.SUPPORTED;
            tallies.put(change.name(), new Tally(before.tried() + 1, before.shown() + (shown ? 1 : 0)));
        }
    }

    private static List<Change> changes() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/answering/changes.tsv")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Change::of)
                .toList();
    }

    private static List<Source> sources() throws IOException {
        Path laws = Path.of(System.getProperty("quanzhi.laws", "../shared/laws"));
        Assumptions.assumeTrue(
                Files.isDirectory(laws),
                () -> "NOT CHECKED: no laws at " + laws + " (name them with -Dquanzhi.laws=…)");
        List<Source> sources = new ArrayList<>(ClaimSetTest.articles(laws).values());
        sources.sort(Comparator.comparing(
                source -> source.passage().citation() + source.passage().version()));
        Collections.shuffle(sources, new Random(20_261_129));
        return sources;
    }
}
