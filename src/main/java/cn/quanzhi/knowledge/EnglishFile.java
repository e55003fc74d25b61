package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.Glossary.Words;
import cn.quanzhi.knowledge.ingest.BadDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Translates word by word, the longest phrase first, the trade's words before everyday ones. That is no translation to read; for
 * a search by words and by meaning it does what the embedding model of another language can't.
 */
@Component
public class EnglishFile implements English {

    public static final String TERMS = "english.yaml";
    public static final String WORDS = "english-words.txt";
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern LATIN = Pattern.compile("[\\p{IsLatin}\\d][\\p{IsLatin}\\d'’-]*");
    private static final Pattern KEPT = Pattern.compile("[\\d\\p{IsHan}]");
    private static final Pattern ARTICLE =
            Pattern.compile("\\bart(?:icles?|\\.)\\s*(\\d{1,4})", Pattern.CASE_INSENSITIVE);
    private static final Pattern LAW = Pattern.compile("\\p{IsHan}+(?:法|条例|办法|规定|细则)");
    private static final int LONGEST_PHRASE = 6;
    private static final int LEAST_WORDS = 3;

    private final Glossary terms;
    private final Glossary everyday;

    @Autowired
    EnglishFile(KnowledgeSettings settings) {
        this(
                Glossary.of(TERMS, KnowledgeFiles.texts(settings.directories(), TERMS)),
                Glossary.of(WORDS, KnowledgeFiles.texts(settings.directories(), WORDS)));
    }

    private EnglishFile(Glossary terms, Glossary everyday) {
        this.terms = terms;
        this.everyday = everyday;
    }

    /** Reads the text of the first file alone; a bad entry is a {@link BadDocument}. */
    public static EnglishFile parse(String terms) {
        return parse(terms, "");
    }

    /** Reads the texts of both. */
    public static EnglishFile parse(String terms, String everyday) {
        return new EnglishFile(Glossary.of(TERMS, List.of(terms)), Glossary.of(WORDS, List.of(everyday)));
    }

    /** The phrases of both files, as they are written but for case and hyphens. */
    public Set<String> phrases() {
        Set<String> phrases = new HashSet<>(terms.phrases());
        phrases.addAll(everyday.phrases());
        return phrases;
    }

    @Override
    public String inChinese(String text) {
        Words words = Words.of(text);
        long latin = LATIN.matcher(text).results().count();
        if (latin < LEAST_WORDS || HAN.matcher(text).results().count() > latin / 2) {
            return text;
        }
        List<String> chinese = new ArrayList<>();
        for (int at = 0; at < words.size(); ) {
            int length = Math.min(LONGEST_PHRASE, words.size() - at);
            @Nullable String known = null;
            while (length > 0 && known == null) {
                known = known(words.between(at, at + length));
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
        // Numbers of laws and standards are found as they are written, and what is in Chinese needs no translation.
        return KEPT.matcher(text).find() ? said + " " + text : said;
    }

    @Override
    public boolean isTerm(String phrase) {
        Words words = Words.of(phrase);
        return either(terms.asWritten(words), terms.byStem(words)) != null;
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

    /** What is written just so goes before what has the same stem: stored is no store. */
    private @Nullable String known(Words words) {
        String written = either(terms.asWritten(words), everyday.asWritten(words));
        return written != null ? written : either(terms.byStem(words), everyday.byStem(words));
    }

    private static @Nullable String either(@Nullable String one, @Nullable String other) {
        return one != null ? one : other;
    }
}
