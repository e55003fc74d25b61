package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.ingest.BadDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Translates word by word, the longest phrase first. That is no translation to read; for a search by words and by meaning
 * it does what the embedding model of another language can't.
 */
@Component
public class EnglishFile implements English {

    private static final String NAME = "english.yaml";
    private static final Pattern WORD = Pattern.compile("[\\p{IsLatin}\\d][\\p{IsLatin}\\d'-]*");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern NUMBERED = Pattern.compile("\\d");
    private static final Pattern ARTICLE =
            Pattern.compile("\\bart(?:icles?|\\.)\\s*(\\d{1,4})", Pattern.CASE_INSENSITIVE);
    private static final Pattern LAW = Pattern.compile("\\p{IsHan}+(?:法|条例|办法|规定|细则)");
    private static final int LONGEST_PHRASE = 6;
    private static final int LEAST_WORDS = 3;

    private final Map<String, String> phrases;

    @Autowired
    EnglishFile(KnowledgeSettings settings) {
        this(read(settings.directories()));
    }

    private EnglishFile(Map<String, String> phrases) {
        this.phrases = Map.copyOf(phrases);
    }

    /** Reads one file's text; a bad entry is a {@link BadDocument}. */
    public static EnglishFile parse(String yaml) {
        return new EnglishFile(phrases(yaml));
    }

    @Override
    public String inChinese(String text) {
        List<String> words = words(text);
        if (words.size() < LEAST_WORDS || HAN.matcher(text).results().count() > words.size() / 2) {
            return text;
        }
        List<String> chinese = new ArrayList<>();
        for (int at = 0; at < words.size(); ) {
            int length = Math.min(LONGEST_PHRASE, words.size() - at);
            @Nullable String known = null;
            while (length > 0 && known == null) {
                known = known(String.join(" ", words.subList(at, at + length)));
                length -= known == null ? 1 : 0;
            }
            if (known != null) {
                chinese.add(known);
            }
            at += Math.max(1, length);
        }
        if (chinese.isEmpty()) {
            return text;
        }
        String said = cited(text, chinese) + String.join(" ", chinese);
        // Numbers of laws and standards are found as they are written.
        return NUMBERED.matcher(text).find() ? said + " " + text : said;
    }

    @Override
    public boolean isTerm(String phrase) {
        return known(String.join(" ", words(phrase))) != null;
    }

    /** Article 26 of the Product Quality Law, as a Chinese question would cite it. */
    private static String cited(String text, List<String> chinese) {
        Matcher article = ARTICLE.matcher(text);
        return chinese.stream()
                .filter(meaning -> LAW.matcher(meaning).matches())
                .findFirst()
                .filter(law -> article.find())
                .map(law -> law + "第" + article.group(1) + "条 ")
                .orElse("");
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT).replace('’', '\''));
        while (word.find()) {
            words.add(word.group().replaceFirst("'s?$", ""));
        }
        return words;
    }

    private @Nullable String known(String phrase) {
        String known = phrases.get(phrase);
        if (known == null && phrase.endsWith("s")) {
            known = phrases.get(phrase.substring(0, phrase.length() - 1));
        }
        if (known == null && phrase.endsWith("es")) {
            known = phrases.get(phrase.substring(0, phrase.length() - 2));
        }
        return known;
    }

    private static Map<String, String> read(List<String> directories) {
        Map<String, String> phrases = new HashMap<>();
        KnowledgeFiles.texts(directories, NAME).forEach(text -> phrases.putAll(phrases(text)));
        return phrases;
    }

    private static Map<String, String> phrases(String yaml) {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            if (!(new Yaml(new SafeConstructor(options)).load(yaml) instanceof Map<?, ?> map)) {
                throw new BadDocument(NAME + ": expected phrases and what they mean");
            }
            Map<String, String> phrases = new HashMap<>();
            map.forEach((phrase, meaning) -> phrases.put(
                    String.valueOf(phrase).toLowerCase(Locale.ROOT).strip(),
                    String.valueOf(meaning).strip()));
            return phrases;
        } catch (YAMLException e) {
            throw new BadDocument(NAME + ": " + e.getMessage());
        }
    }
}
