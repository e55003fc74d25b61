package cn.quanzhi.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one grammar for law citations and standard numbers, however they are typed. */
public final class ReferenceGrammar {

    private static final Pattern LAW_LIKE = Pattern.compile(".*(?:法|法典|条例|办法|规定|细则|规则|解释|规范|决定)(?:\\(.{1,6}\\))?");
    private static final Pattern ENGLISH_OF = Pattern.compile(" {0,2}(?:OF|,) {0,2}(?:THE )?");
    private static final Pattern ENGLISH_ARTICLE = Pattern.compile("(?<![A-Z])ART(?:ICLES?|S)?\\.? {0,2}(?=\\d)");
    private static final Pattern CONNECTOR = Pattern.compile(
            "[ 》〉\"”]{0,3}(?:\\([^()]{1,20}\\))?[ 》]{0,2}(?:里面|当中|里|中)?(?:现在|目前|如今|以前|原来)?(?:的|之)?[ ,]{0,2}");
    private static final Set<String> OWN_WORDS_BEFORE =
            Set.of("本", "该", "此", "这", "那", "其", "新", "旧", "上", "前", "某", "个");
    private static final String SPEAKING = "据照依按看见问查引违反和与及或的了是在对把被由从如即因为有于到请用懂说讲";
    private static final int LONGEST_QUOTE = 60;
    private static final int LONGEST_UNKNOWN = 24;

    private final LawNames names;

    /** @param names short name or title → full title */
    public ReferenceGrammar(Map<String, String> names) {
        this.names = new LawNames(names);
    }

    /** All references in the text, in the order in which they stand; offsets are UTF-16 units of the given text. */
    public List<Reference> find(String text) {
        FoldedText folded = FoldedText.of(text);
        List<Reference> found = new ArrayList<>(StandardNumbers.find(folded));
        Scan scan = new Scan(folded);
        scan.run();
        for (Reference.Law law : scan.laws) {
            if (found.stream()
                    .noneMatch(other -> other instanceof Reference.Standard standard
                            && law.start() < standard.end()
                            && standard.start() < law.end())) {
                found.add(law);
            }
        }
        // The sort is stable: the articles of one range share a place and keep their own order.
        found.sort(Comparator.comparingInt(Reference::start));
        return List.copyOf(found);
    }

    /** One walk through one text. */
    private final class Scan {

        private final FoldedText folded;
        private final String text;
        private final ArticleReader articles;
        private final List<Reference.Law> laws = new ArrayList<>();

        Scan(FoldedText folded) {
            this.folded = folded;
            this.text = folded.text();
            this.articles = new ArticleReader(text);
        }

        void run() {
            int at = 0;
            while (at < text.length()) {
                int next = at;
                char c = text.charAt(at);
                if (c == '《' || c == '〈') {
                    next = quoted(at);
                }
                if (next == at) {
                    next = named(at);
                }
                if (next == at && c == 'A') {
                    next = english(at);
                }
                if (next == at && (c == '第' || c == '§')) {
                    next = bare(at);
                }
                at = next == at ? at + 1 : next;
            }
        }

        private int quoted(int at) {
            int close = text.indexOf(text.charAt(at) == '《' ? '》' : '〉', at + 1);
            if (close < 0 || close - at > LONGEST_QUOTE) {
                return at;
            }
            String name = text.substring(at + 1, close).replace(" ", "");
            String title = names.exactly(name);
            int connected = connector(close);
            ArticleReader.Run run = articles.read(connected, true);
            if (title == null
                    && run.items().isEmpty()
                    && !LAW_LIKE.matcher(name).matches()) {
                return at;
            }
            String shown = title == null ? folded.original(at + 1, close) : title;
            return add(shown, at, close + 1, run);
        }

        private int named(int at) {
            LawNames.@Nullable Match match = names.at(text, at);
            if (match == null) {
                return at;
            }
            String title = match.title() == null ? folded.original(at, match.end()) : match.title();
            return add(title, at, match.end(), articles.read(connector(match.end()), true));
        }

        /** Art. 27 of the Product Quality Law. */
        private int english(int at) {
            Matcher matcher = ENGLISH_ARTICLE.matcher(text).region(at, text.length());
            if (!matcher.lookingAt()) {
                return at;
            }
            ArticleReader.Run run = articles.read(matcher.end(), true);
            if (run.items().isEmpty()) {
                return at;
            }
            Matcher of = ENGLISH_OF.matcher(text).region(run.end(), text.length());
            LawNames.@Nullable Match match = of.lookingAt() ? names.at(text, of.end()) : null;
            String title = match == null ? null : match.title();
            int end = match == null ? run.end() : match.end();
            for (ArticleReader.Item item : run.items()) {
                laws.add(law(at, end, title, item));
            }
            return end;
        }

        private int bare(int at) {
            ArticleReader.Run run = articles.read(at, false);
            if (run.items().isEmpty()) {
                return at;
            }
            int from = unknownName(at);
            if (from < at && (laws.isEmpty() || laws.getLast().end() <= folded.start(from))) {
                return add(folded.original(from, at).strip(), from, at, run);
            }
            for (ArticleReader.Item item : run.items()) {
                laws.add(law(item.start(), item.end(), null, item));
            }
            return run.end();
        }

        /** Where a law's name that nobody published begins before an article, or the article's own place. */
        private int unknownName(int at) {
            int end = at;
            while (end > 0 && text.charAt(end - 1) == ' ') {
                end--;
            }
            int from = end;
            while (from > 0 && end - from < LONGEST_UNKNOWN && inName(text.charAt(from - 1))) {
                from--;
            }
            String name = text.substring(from, end);
            boolean own = name.isEmpty() || OWN_WORDS_BEFORE.contains(name.substring(0, 1));
            return !own && name.length() >= 3 && LAW_LIKE.matcher(name).matches() ? from : at;
        }

        private static boolean inName(char c) {
            return c >= '一' && c <= '鿿' && SPEAKING.indexOf(c) < 0;
        }

        private int add(String title, int at, int nameEnd, ArticleReader.Run run) {
            if (run.items().isEmpty()) {
                laws.add(new Reference.Law(folded.start(at), folded.end(nameEnd), title, null, null, null));
                return nameEnd;
            }
            boolean first = true;
            for (ArticleReader.Item item : run.items()) {
                laws.add(law(first ? at : item.start(), item.end(), title, item));
                first = false;
            }
            return run.end();
        }

        private Reference.Law law(int start, int end, @Nullable String title, ArticleReader.Item item) {
            return new Reference.Law(
                    folded.start(start), folded.end(end), title, item.article(), item.paragraph(), item.item());
        }

        private int connector(int at) {
            Matcher matcher = CONNECTOR.matcher(text).region(at, text.length());
            return matcher.lookingAt() ? matcher.end() : at;
        }
    }
}
