package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.Claim.Verdict;
import cn.quanzhi.knowledge.Reference;
import cn.quanzhi.knowledge.ReferenceGrammar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges one sentence against the passages that it cites. Figures, dates, amounts, article and standard numbers must
 * occur there, what obliges, allows or forbids must not turn, whom it concerns must be named, and the wording must be
 * near. Whatever can't be decided is not supported.
 */
public final class ClaimVerifier {

    /** Share of a sentence's bigrams that must be the sources' own; measured on sentences true and false to their source. */
    static final double NEAR = 0.36;

    private static final double NEAR_WITHOUT_QUESTION = 0.30;
    private static final Pattern LATIN = Pattern.compile("[a-z][a-z0-9]+");
    private static final Pattern LINK = Pattern.compile("https?:|www\\.|://|@|\\]\\(");
    private static final Pattern WIDENS =
            Pattern.compile("自行决定|自行|视情况|酌情|一律|任何情况|任何人|即可|只需|永久|终身|绝对|完全|所有|不予处罚|不再|拒绝|暂缓|公开|豁免|免除|自动|随时|优先");
    private static final Pattern HINT = Pattern.compile("(?:需要|要)(?:注意|说明|提醒|看)");
    private static final Pattern CONNECTING = Pattern.compile(
            "(?:具体|如下|情况|情形|以下|下面|说明|建议|步骤|条件|期限|处罚|依据|综上|总之|因此|所以|另外|此外|同时|首先|其次|再次|最后|其中|例如|比如|也就是说|换句话说|简单说|需要注意|注意|请注意|分为?|两|三|几|种|点|方面|来看|来说|您的?|问题|关于|对于|根据|按照|规定|主要|包括|有关|相关|要看|取决于|结论|办理|材料|责任|例外|提醒|答|是|的|在|有|为|与|和|及|按|可|如|这|该|此|下|上|中|看)");
    private final ReferenceGrammar grammar;

    public ClaimVerifier(ReferenceGrammar grammar) {
        this.grammar = grammar;
    }

    /**
     * The verdict on a sentence that cites sources.
     *
     * @param sentence without its markers
     * @param question whose words the sentence may take up; it supports no figure and no duty
     */
    public Verdict judge(String sentence, List<Source> cited, String question) {
        if (cited.isEmpty()) {
            return Verdict.UNSUPPORTED;
        }
        StringBuilder all = new StringBuilder();
        cited.forEach(source -> all.append(source.said()).append('\n'));
        String said = all.toString();
        String plain = plain(sentence);
        boolean supported = !LINK.matcher(plain).find()
                && isNear(plain, cited, question)
                && figuresOccur(plain, said)
                && referencesOccur(plain, cited)
                && latinOccurs(plain, said, question)
                && Roles.in(said).containsAll(Roles.in(plain))
                && widensNothing(plain, said)
                && !Modality.flips(plain, said)
                && !Clauses.turn(plain, said);
        return supported ? Verdict.SUPPORTED : Verdict.UNSUPPORTED;
    }

    /** The verdict on a sentence without any source: connecting words pass, everything that states something doesn't. */
    public Verdict uncited(String sentence, List<Source> sources) {
        String plain = plain(sentence);
        Set<String> known = Source.bigrams(sources);
        boolean states = LINK.matcher(plain).find()
                || !Quantities.of(plain).isEmpty()
                || plain.chars().anyMatch(Character::isDigit)
                || LATIN.matcher(Bigrams.folded(plain)).find()
                || !grammar.find(plain).isEmpty()
                || Modality.states(HINT.matcher(plain).replaceAll(""));
        if (states) {
            return Verdict.UNSUPPORTED;
        }
        String rest = CONNECTING.matcher(plain).replaceAll(" ");
        boolean connects = Bigrams.of(rest).stream()
                                .filter(bigram -> !known.contains(bigram))
                                .count()
                        <= 1
                && rest.codePoints().filter(Character::isLetter).count() <= 6;
        return connects ? Verdict.UNCITED : Verdict.UNSUPPORTED;
    }

    /** Without emphasis and other marks of Markdown. */
    static String plain(String sentence) {
        return sentence.replaceAll("[*_`#>|]", "").strip();
    }

    private static boolean isNear(String sentence, List<Source> cited, String question) {
        Set<String> own = Bigrams.of(sentence);
        if (own.isEmpty()) {
            return false;
        }
        Set<String> known = Source.bigrams(cited);
        if (Bigrams.share(own, known) < NEAR_WITHOUT_QUESTION) {
            return false;
        }
        Set<String> wider = new HashSet<>(known);
        wider.addAll(Bigrams.of(question));
        return Bigrams.share(own, wider) >= NEAR;
    }

    private static boolean figuresOccur(String sentence, String said) {
        List<Quantities.Quantity> known = Quantities.of(said);
        for (Quantities.Quantity claimed : Quantities.of(sentence)) {
            List<Quantities.Quantity> same =
                    known.stream().filter(claimed::sameFigure).toList();
            if (same.isEmpty() || same.stream().allMatch(claimed::contradicts)) {
                return false;
            }
        }
        return true;
    }

    /** Words that widen a rule or leave it to somebody's liking must be the source's own. */
    private static boolean widensNothing(String sentence, String said) {
        Matcher wide = WIDENS.matcher(sentence);
        while (wide.find()) {
            if (!said.contains(wide.group())) {
                return false;
            }
        }
        return true;
    }

    private boolean referencesOccur(String sentence, List<Source> cited) {
        List<Reference> claimed = grammar.find(sentence);
        if (claimed.isEmpty()) {
            return true;
        }
        Set<String> titles = new HashSet<>();
        Set<String> articles = new HashSet<>();
        List<Reference.Standard> standards = new ArrayList<>();
        for (Source source : cited) {
            titles.add(source.passage().title());
            String article = source.passage().article();
            if (article != null) {
                articles.add(article);
            }
            for (Reference reference : grammar.find(source.said())) {
                switch (reference) {
                    case Reference.Law law -> {
                        if (law.title() != null) {
                            titles.add(law.title());
                        }
                        if (law.article() != null) {
                            articles.add(law.article());
                        }
                    }
                    case Reference.Standard standard -> standards.add(standard);
                }
            }
        }
        return claimed.stream().allMatch(reference -> switch (reference) {
            case Reference.Law law ->
                (law.title() == null || titles.contains(law.title()))
                        && (law.article() == null || articles.contains(law.article()));
            case Reference.Standard standard ->
                standards.stream()
                        .anyMatch(other -> other.code().equals(standard.code())
                                && (standard.year() == null || standard.year().equals(other.year())));
        });
    }

    private static boolean latinOccurs(String sentence, String said, String question) {
        String known = Bigrams.folded(said + "\n" + question);
        Matcher word = LATIN.matcher(Bigrams.folded(sentence));
        while (word.find()) {
            if (!known.contains(word.group())) {
                return false;
            }
        }
        return true;
    }
}
