package cn.quanzhi.answering.citation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.answering.Claim.Verdict;
import cn.quanzhi.knowledge.ReferenceGrammar;
import cn.quanzhi.knowledge.ingest.FrontMatter;
import cn.quanzhi.knowledge.ingest.Piece;
import cn.quanzhi.knowledge.ingest.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The verifier on every sentence of a directory of laws, where there is one: sentences as they stand must pass, sentences
 * with one thing turned must not.
 */
class VerifierOnLawsTest {

    private static final Pattern FIGURE = Pattern.compile("[二三四五六七八九十]{1,3}(?=日|个月|年|万元|千元|倍|个工作日)");
    /** Of an amended law it is that of its first text, and no answer ({@code ClaimVerifierTest}). */
    private static final Pattern OWN_FIRST_DAY = Pattern.compile("^本[^，。]{1,4}自.{4,14}起施行");

    private static final List<String> ADDITIONS =
            List.of("，但个体工商户除外", "，并缴纳保证金", "，经行业协会同意的可以免除", "，同时在网站首页公告", "，并邀请两名见证人到场");
    private final ClaimVerifier verifier = new ClaimVerifier(new ReferenceGrammar(Map.of()));
    private final Random random = new Random(11);

    private record Tally(int tried, int supported) {
        Tally plus(boolean one) {
            return new Tally(tried + 1, supported + (one ? 1 : 0));
        }

        double share() {
            return tried == 0 ? 0 : (double) supported / tried;
        }
    }

    @Test
    void whatTheLawSaysPassesAndWhatItDoesNotSayFails() throws IOException {
        Path directory = Path.of(System.getProperty("quanzhi.laws", "../shared/laws"));
        if (!Files.isDirectory(directory)) {
            System.out.println(
                    "NOT CHECKED: no directory of laws at " + directory + " (name one with -Dquanzhi.laws=…)");
            return;
        }
        List<Source> articles = articles(directory);
        Map<String, Tally> tallies = new LinkedHashMap<>();
        for (int i = 0; i < articles.size(); i += 5) {
            Source source = articles.get(i);
            Source other = articles.get(random.nextInt(articles.size()));
            for (String sentence : Sentences.of(source.text())) {
                if (sentence.length() < 12 || OWN_FIRST_DAY.matcher(sentence).find()) {
                    continue;
                }
                count(tallies, "verbatim", sentence, source);
                count(tallies, "shortened", shortened(sentence), source);
                if (Bigrams.share(Bigrams.of(sentence), other.bigrams()) < 0.9) {
                    count(tallies, "miscited", sentence, other);
                }
                for (Map.Entry<String, BiFunction<String, Source, String>> turn : turns().entrySet()) {
                    String turned = turn.getValue().apply(sentence, source);
                    if (!turned.equals(sentence) && !source.text().contains(turned.replaceAll("[。；]$", ""))) {
                        count(tallies, turn.getKey(), turned, source);
                    }
                }
            }
        }
        tallies.forEach((name, tally) ->
                System.out.printf("%s: %d tried, %.4f supported%n", name, tally.tried(), tally.share()));
        assertThat(tallies.getOrDefault("verbatim", new Tally(0, 0)).share()).isGreaterThan(0.99);
        assertThat(tallies.getOrDefault("shortened", new Tally(0, 0)).share()).isGreaterThan(0.99);
        tallies.remove("verbatim");
        tallies.remove("shortened");
        assertThat(tallies)
                .isNotEmpty()
                .allSatisfy((name, tally) -> assertThat(tally.share()).as(name).isLessThan(0.12));
    }

    private void count(Map<String, Tally> tallies, String name, String sentence, Source source) {
        boolean supported = verifier.judge(sentence, List.of(source), "") == Verdict.SUPPORTED;
        tallies.merge(name, new Tally(0, 0).plus(supported), (old, one) -> old.plus(supported));
    }

    private Map<String, BiFunction<String, Source, String>> turns() {
        Map<String, BiFunction<String, Source, String>> turns = new LinkedHashMap<>();
        turns.put("figure", (sentence, source) -> {
            Matcher figure = FIGURE.matcher(sentence);
            return figure.find()
                    ? sentence.substring(0, figure.start()) + "八十七" + sentence.substring(figure.end())
                    : sentence;
        });
        turns.put("duty to right", (sentence, source) -> sentence.replaceFirst("应当", "可以"));
        turns.put("right to duty", (sentence, source) -> sentence.replaceFirst("可以", "应当"));
        turns.put("duty to ban", (sentence, source) -> sentence.replaceFirst("应当", "不得"));
        turns.put("ban to right", (sentence, source) -> sentence.replaceFirst("不得", "可以"));
        turns.put("ban to duty", (sentence, source) -> sentence.replaceFirst("不得", "应当"));
        turns.put(
                "negation dropped",
                (sentence, source) -> sentence.replaceFirst("(?<=.)(?:未(?!来)|不(?=符|合|予|能|按|履|服|属|具))", ""));
        turns.put("day to working day", (sentence, source) -> sentence.replaceFirst("(?<=[二三四五六七八九十])日(?=内)", "个工作日"));
        turns.put("bound", (sentence, source) -> sentence.replaceFirst("(?<=元)以下", "以上"));
        turns.put("limit", (sentence, source) -> sentence.replaceFirst("(?<=[日月年])内", "以上"));
        for (String addition : ADDITIONS) {
            turns.put(
                    "addition " + addition,
                    (sentence, source) -> isUnheard(addition, source)
                            ? sentence.replaceFirst("[。；]$", "").replaceFirst("$", addition) + "。"
                            : sentence);
        }
        turns.put("role", (sentence, source) -> sentence.replaceFirst("生产者", "消费者"));
        return turns;
    }

    private static boolean isUnheard(String addition, Source source) {
        return Bigrams.share(Bigrams.of(addition), source.bigrams()) < 0.34;
    }

    /** Without its second clause, unless the rest depends on that: 情节严重的, 经批准. */
    private static String shortened(String sentence) {
        String[] parts = sentence.split("，");
        if (parts.length < 3 || parts[1].matches(".*(?:的|时|批准|同意|许可|审查)$")) {
            return sentence;
        }
        List<String> kept = new ArrayList<>(List.of(parts));
        kept.remove(1);
        return String.join("，", kept);
    }

    private static List<Source> articles(Path directory) throws IOException {
        List<Source> sources = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
        for (Path file : files) {
            FrontMatter.Parsed parsed =
                    FrontMatter.parse(Files.readString(file)).orElseThrow();
            for (Piece piece : Splitter.split(
                    parsed.frontMatter().kind(), parsed.frontMatter().title(), parsed.body())) {
                if (piece.article() != null) {
                    sources.add(Passaged.source(sources.size() + 1, piece.article(), piece.text()));
                }
            }
        }
        return sources;
    }
}
