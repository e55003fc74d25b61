package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.ingest.BadDocument;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * English words and phrases and what they mean in Chinese. A phrase is known as it is written, and by its stems (Krovetz 1993):
 * weighing by weigh, batteries by battery.
 */
final class Glossary {

    /** A word with a hyphen is written as two as well. */
    private static final Pattern WORD = Pattern.compile("[\\p{IsLatin}\\d][\\p{IsLatin}\\d']*");

    private static final Pattern PLURAL = Pattern.compile("[^s]s$");
    private static final int SHORT = 3;
    private static final Pattern POSSESSIVE = Pattern.compile("'s?$");
    /** What is longer is no word, and the tokenizer would divide it. */
    private static final int LONGEST_WORD = 40;

    private static final String BETWEEN = " ";

    private final Map<String, String> written;
    private final Map<String, String> stemmed = new HashMap<>();

    private Glossary(Map<String, String> written) {
        this.written = Map.copyOf(written);
        List<String> phrases = written.keySet().stream().sorted().toList();
        Map<String, String> stems = stems(phrases.stream().flatMap(Glossary::words));
        phrases.forEach(phrase -> stemmed.putIfAbsent(stem(phrase, stems), written.get(phrase)));
    }

    /**
     * Of several files of one name, YAML or lines; what a later one says stands. A bad entry is a {@link BadDocument} that
     * names the file.
     */
    static Glossary of(String name, List<String> texts) {
        Map<String, String> written = new HashMap<>();
        texts.forEach(text -> written.putAll(parse(name, text)));
        return new Glossary(written);
    }

    /** Words of a text in lower case, each with its stem. */
    record Words(List<String> written, List<String> stemmed) {

        static Words of(String text) {
            List<String> words = wordsOf(text);
            Map<String, String> stems = stems(words.stream());
            return new Words(
                    words,
                    words.stream().map(one -> stems.getOrDefault(one, one)).toList());
        }

        int size() {
            return written.size();
        }

        Words between(int from, int to) {
            return new Words(written.subList(from, to), stemmed.subList(from, to));
        }
    }

    Set<String> phrases() {
        return written.keySet();
    }

    /** What all of the words mean together, as they are written. */
    @Nullable
    String asWritten(Words words) {
        return written.get(String.join(BETWEEN, words.written()));
    }

    /** What they mean by their stems. */
    @Nullable
    String byStem(Words words) {
        return stemmed.get(String.join(BETWEEN, words.stemmed()));
    }

    private static List<String> wordsOf(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT).replace('’', '\''));
        while (word.find()) {
            words.add(POSSESSIVE.matcher(word.group()).replaceFirst(""));
        }
        return words;
    }

    private static Stream<String> words(String phrase) {
        return Stream.of(phrase.split(BETWEEN));
    }

    private static String stem(String phrase, Map<String, String> stems) {
        return String.join(
                BETWEEN,
                words(phrase).map(word -> stems.getOrDefault(word, word)).toList());
    }

    private static Map<String, String> stems(Stream<String> words) {
        List<String> all =
                words.filter(word -> word.length() <= LONGEST_WORD).distinct().toList();
        if (all.isEmpty()) {
            return Map.of();
        }
        WhitespaceTokenizer tokens = new WhitespaceTokenizer();
        tokens.setReader(new StringReader(String.join(BETWEEN, all)));
        List<String> stems = new ArrayList<>();
        try (TokenStream stream = new KStemFilter(tokens)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                stems.add(term.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (stems.size() != all.size()) {
            throw new IllegalStateException("a word gave no stem, or two");
        }
        Map<String, String> stemOf = new HashMap<>();
        IntStream.range(0, all.size()).forEach(i -> stemOf.put(all.get(i), singular(stems.get(i))));
        return stemOf;
    }

    /** Some plurals are words of their own to the stemmer: stores. */
    private static String singular(String stem) {
        return stem.length() > SHORT && PLURAL.matcher(stem).find() ? stem.substring(0, stem.length() - 1) : stem;
    }

    private static Map<String, String> parse(String name, String text) {
        return name.endsWith(".yaml") ? ofYaml(name, text) : ofLines(name, text);
    }

    /** A phrase a line, a colon and what it means; thirty times as quick as YAML, which counts where a service starts. */
    private static Map<String, String> ofLines(String name, String text) {
        Map<String, String> phrases = new HashMap<>();
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            int colon = line.indexOf(": ");
            put(name, colon < 0 ? "" : line.substring(0, colon), line.substring(colon + 1), phrases);
        });
        return phrases;
    }

    private static Map<String, String> ofYaml(String name, String yaml) {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            if (!(new Yaml(new SafeConstructor(options)).load(yaml) instanceof Map<?, ?> map)) {
                throw new BadDocument(name + ": expected phrases and what they mean");
            }
            Map<String, String> phrases = new HashMap<>();
            map.forEach((phrase, meaning) ->
                    put(name, String.valueOf(phrase), meaning == null ? "" : meaning.toString(), phrases));
            return phrases;
        } catch (YAMLException e) {
            throw new BadDocument(name + ": " + e.getMessage());
        }
    }

    private static void put(String name, String written, String meaning, Map<String, String> phrases) {
        String phrase = String.join(BETWEEN, wordsOf(written));
        if (phrase.isEmpty() || meaning.isBlank() || phrases.put(phrase, meaning.strip()) != null) {
            throw new BadDocument(name + ": no phrase, no meaning, or said twice: " + written + ": " + meaning);
        }
    }
}
