package cn.quanzhi.answering;

import cn.quanzhi.knowledge.Reference;
import cn.quanzhi.knowledge.ReferenceGrammar;
import cn.quanzhi.knowledge.Script;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Holds what a model made of a follow-up against what was said. Plausible is one line that asks, keeps to the follow-up's
 * matter, and brings no figure, date, law, standard or name that nobody mentioned: an answer, an obeyed order or an invention
 * would be searched for as if the visitor had said it.
 */
final class Rewrite {

    private static final int SHORTEST = 4;
    /** Share of a rewrite's content that was said before; measured on the follow-ups of the dialogues set aside. */
    private static final double SAID = 0.2;

    private static final double SAID_IN_LATIN = 0.5;
    private static final int OWN_MATTER = 3;
    private static final Pattern WRAPPING = Pattern.compile("^(?:改写(?:后的?问题|结果)?[:：])?\\s*[“\"「'‘]?|[”\"」'’]?\\s*$");
    private static final Pattern FOREIGN = Pattern.compile("[\\[\\]【】{}<>#*|`\\\\\\n]|://|www\\.|[。！](?=.)|指令|提示词");
    private static final Pattern ASKS = Pattern.compile(
            "[吗么呢吧啥几怎咋哪谁？?]|什么|多\\p{IsHan}|如何|为何|何时|是否|有没有|有无|还是|(\\p{IsHan})[不没]\\1|(?i:\\b(?:what|how|when|where|which|who|why|can|may|must|do|does|did|is|are|should|need)\\b)");
    private static final Pattern LAW_LIKE =
            Pattern.compile("《[^》]{2,40}》?|\\p{IsHan}{2}(?:条例|细则)|(?:管理|监督|实施|处理|暂行|试行)(?:办法|规定|规则)"
                    + "|\\p{IsHan}(?![办方做看想违合非执用无依司守犯立手说算语])\\p{IsHan}法(?![人院定律规治官务制门庭兰国语])");
    private static final Pattern TIME = Pattern.compile("[大去前今明后上来本]年|[上下]+个?月|[昨今明后]天");

    private final String question;
    private final String earlier;
    private final ReferenceGrammar grammar;

    Rewrite(String question, List<Answerer.Turn> before, ReferenceGrammar grammar) {
        this.question = folded(question);
        this.earlier = folded(before.stream().map(Answerer.Turn::text).collect(Collectors.joining("\n")));
        this.grammar = grammar;
    }

    private static String folded(String text) {
        return Script.simplified(Figures.folded(text)).toLowerCase(Locale.ROOT);
    }

    /** What the model said, tidied, where it may be searched for. */
    Optional<String> plausible(String said) {
        String text = WRAPPING.matcher(said.strip()).replaceAll("").strip();
        String plain = folded(text);
        boolean asks = plain.length() >= SHORTEST
                && !FOREIGN.matcher(plain).find()
                && ASKS.matcher(plain).find()
                && Intents.byForm(text).isEmpty();
        return asks && inventsNothing(plain) && keepsToTheMatter(plain) ? Optional.of(text) : Optional.empty();
    }

    private boolean inventsNothing(String text) {
        String all = earlier + "\n" + question;
        return Figures.in(all).containsAll(Figures.in(text))
                && names(all).containsAll(names(text))
                && occur(LAW_LIKE, text, all)
                && occur(TIME, text, all);
    }

    private static boolean occur(Pattern pattern, String text, String all) {
        return pattern.matcher(text)
                .results()
                .allMatch(found -> all.contains(found.group().replaceAll("[《》]", "")));
    }

    /** Laws, their articles and standards, each in one form; a law may be named without the article that was. */
    private Set<String> names(String text) {
        Set<String> names = new HashSet<>();
        for (Reference reference : grammar.find(text)) {
            switch (reference) {
                case Reference.Law law -> {
                    if (law.title() != null) {
                        names.add(law.title());
                    }
                    if (law.article() != null) {
                        names.add("第" + law.article());
                    }
                }
                case Reference.Standard standard -> {
                    names.add(standard.code());
                    names.add(standard.canonical());
                }
            }
        }
        return names;
    }

    private boolean keepsToTheMatter(String text) {
        Set<String> own = Words.of(text);
        Set<String> asked = Words.of(question);
        Set<String> before = Words.of(earlier);
        boolean latin = Words.latin(text);
        if (own.isEmpty() || latin != Words.latin(question)) {
            return false;
        }
        long known = own.stream()
                .filter(word -> asked.contains(word) || before.contains(word))
                .count();
        boolean leans = FollowUps.matter(question) < OWN_MATTER;
        return known >= (latin ? SAID_IN_LATIN : SAID) * own.size()
                && (shares(own, asked) || (leans && asked.isEmpty()))
                && (!leans || shares(own, before))
                && (latin
                        || own.stream()
                                .filter(Words::latin)
                                .allMatch(word -> asked.contains(word) || before.contains(word)));
    }

    private static boolean shares(Set<String> own, Set<String> other) {
        return own.stream().anyMatch(other::contains);
    }
}
