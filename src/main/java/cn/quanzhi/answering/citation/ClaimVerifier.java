package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.Claim.Verdict;
import cn.quanzhi.knowledge.Reference;
import cn.quanzhi.knowledge.ReferenceGrammar;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges one sentence after another against the passages that they cite. Figures, dates, amounts, article and standard
 * numbers, quotations and foreign words must occur there; then the sentence is laid beside its source, and who does what,
 * under which condition, by which force must be the same. What is worded too freely for that is compared by meaning.
 * Whatever can't be decided is not supported. For one turn and one thread.
 */
public final class ClaimVerifier {

    /**
     * Below this cosine words of its own mean nothing that the source says: 0.38 to 0.60 of made-up ones, 0.42 to 0.72 of true ones.
     * What lies between is left to the judge: at 0.55 this lost as many true sentences as it stopped false ones.
     */
    private static final double SAME = 0.48;

    /** From this share of its pairs of letters on a thing is spoken of. */
    private static final double UNHEARD = 0.34;

    /** From this share of its letters on, and with so many pairs of them, a sentence is a source's own. */
    private static final double NEARLY_ALL = 0.9;

    private static final double MOSTLY = 0.75;

    /** And in so long runs, see {@link Laid#verbatim}: of one that it doesn't cite surely, of one that it cites if need be. */
    private static final double SURELY = 0.7;

    private static final double PERHAPS = 0.6;

    private static final int FEW = 5;

    private static final int LONGEST = 600;
    private static final Pattern ACCORDING = Pattern.compile(
            "^(?:(?:按照|依照|根据|依据)(?![^,，。；]*(?:部门|机关|国务院|政府|[局委]))[^,，。；]{0,12}(?:规定|要求)|按规定|自[0-9年月日-]{8,12}起(?:改为|施行(?:新的文本[,，]相关的是)?))[,，:：]\\s*");
    /** A sentence's end means nothing; comparing by meaning it would stand beside statements without one. */
    private static final Pattern END = Pattern.compile("[。;!\\s]+$");

    private static final Pattern HINT = Pattern.compile("(?:需要|要)(?:注意|说明|提醒|看)");
    private static final Pattern CONNECTING = Pattern.compile(
            "(?:具体|如下|情况|情形|以下|下面|说明|建议|步骤|条件|期限|处罚|依据|综上|总之|因此|所以|另外|此外|同时|首先|其次|再次|最后|其中|例如|比如|也就是说|换句话说|简单说|需要注意|注意|请注意|分为?|两|三|几|种|点|方面|来看|来说|您的?|问题|关于|对于|根据|按照|规定|主要|包括|有关|相关|要看|取决于|结论|办理|材料|责任|例外|提醒|答|是|的|在|有|为|与|和|及|按|可|如|这|该|此|下|上|中|看)");

    private final ReferenceGrammar grammar;
    private final Likeness likeness;
    private final Weigher judge;
    private final CitedTexts texts;

    /** Decides on a sentence in words of its own. */
    @FunctionalInterface
    interface Weigher {
        /**
         * @param evidence as {@link Evidence#NAMES} names it
         * @param standing what is known of it before
         */
        boolean supports(double[] evidence, Pairs pairs, Standing standing);

        /** Whether such a sentence is weighed at all. */
        default boolean weighs(Standing standing) {
            return true;
        }
    }

    public ClaimVerifier(ReferenceGrammar grammar) {
        this(grammar, Likeness.NONE, (evidence, pairs, standing) -> false, new CitedTexts());
    }

    ClaimVerifier(ReferenceGrammar grammar, Likeness likeness, Weigher judge, CitedTexts texts) {
        this.grammar = grammar;
        this.likeness = likeness;
        this.judge = judge;
        this.texts = texts;
    }

    /**
     * The verdict on a sentence that cites sources.
     *
     * @param sentence without its markers
     * @param question whose words the sentence may take up; it supports no figure and no duty
     */
    public Verdict judge(String sentence, List<Source> cited, String question) {
        String plain = plain(sentence);
        if (cited.isEmpty() || plain.length() > LONGEST) {
            return Verdict.UNSUPPORTED;
        }
        Cited sources = texts.of(cited, grammar);
        List<Reference> references = grammar.find(plain);
        if (Pointers.is(without(plain, references), references, sources, cited)) {
            return Verdict.SUPPORTED;
        }
        boolean owned = !Surface.isLinked(plain)
                && !Pointers.isOfAnOlderText(plain, references, cited)
                && !Surface.isStrange(plain, sources.said(), Wording.plain(question))
                && sources.hasFigures(plain)
                && references.stream().allMatch(sources::refersTo);
        boolean said = owned
                && (sources.says(END.matcher(plain).replaceFirst("")) || agrees(plain, references, sources, question));
        return said ? Verdict.SUPPORTED : Verdict.UNSUPPORTED;
    }

    /**
     * The same where other sources are at hand: what stands word for word in one of those, and not in those that it cites, is
     * that one's and not theirs, however alike they are.
     */
    public Verdict judge(String sentence, List<Source> cited, List<Source> others, String question) {
        Verdict verdict = judge(sentence, cited, question);
        String plain = plain(sentence);
        boolean miscited = verdict == Verdict.SUPPORTED
                && others.stream().anyMatch(other -> isWordForWord(plain, List.of(other), SURELY))
                && !isWordForWord(plain, cited, PERHAPS);
        return miscited ? Verdict.UNSUPPORTED : verdict;
    }

    /** Whether it is the source's own words in their order, some left out. */
    private boolean isWordForWord(String plain, List<Source> cited, double verbatim) {
        // 显著 may be read as 显着 in one of the two.
        Set<String> own = Bigrams.of(plain);
        if (own.size() < FEW || Bigrams.share(own, Source.bigrams(cited)) < SURELY) {
            return false;
        }
        Laid laid = laid(plain, grammar.find(plain), texts.of(cited, grammar));
        return laid.share() >= NEARLY_ALL && laid.verbatim() >= verbatim;
    }

    private static Laid laid(String plain, List<Reference> references, Cited sources) {
        return Laid.of(Letters.of(even(without(plain, references))), sources.letters());
    }

    private static String even(String plain) {
        return Wording.even(END.matcher(plain).replaceFirst(""));
    }

    private boolean agrees(String plain, List<Reference> references, Cited sources, String question) {
        Laid laid = laid(plain, references, sources);
        if (laid.share() >= NEARLY_ALL && Omissions.prove(even(plain), sources.letters())) {
            return true;
        }
        Letters asked = Letters.of(Wording.even(Wording.plain(question)));
        Doubts doubts = Doubts.of(laid, plain, sources, asked);
        if (laid.claim().length() == 0
                || doubts.differences().sure()
                || doubts.copy().overstates()
                || doubts.copy().isClose()
                        && (Contrasts.opposed(laid)
                                || Limits.isForAll(laid)
                                || Narrowings.loosens(laid)
                                || Exchanges.turnsDirection(laid))
                || turns(laid, sources)) {
            return false;
        }
        // In words of one's own a bound has many names; among the source's own words it is left out or changed.
        if (laid.share() >= MOSTLY && sources.isFixedIn(plain)) {
            return false;
        }
        return means(laid, doubts, sources);
    }

    /** Whether one thing is turned into another among the source's own words, or added that no source can bear. */
    private static boolean turns(Laid laid, Cited sources) {
        return Forces.turned(laid)
                || Exchanges.in(laid)
                || Limits.promises(laid)
                || Limits.releases(laid)
                || Limits.isForAllCases(laid)
                || Limits.exceptsUnheardOf(laid, words -> sources.isUnheardOf(words, UNHEARD));
    }

    /** Whether a sentence in words of its own means what the source says. */
    private boolean means(Laid laid, Doubts doubts, Cited sources) {
        Standing standing = Standing.of(doubts, laid.verbatim());
        if (!judge.weighs(standing)) {
            return standing == Standing.COPY;
        }
        String said = laid.claim().text();
        List<Beside> beside = likeness.beside(said, sources.nearest(said));
        if (beside.isEmpty()) {
            // Where a model would have told, what only it can tell isn't supported.
            return doubts.areFew() && (doubts.copy().isPlain() || !likeness.compares());
        }
        boolean invents =
                doubts.isOfItsWords() && doubts.additions().stream().anyMatch(words -> isStrange(words, sources));
        return judge.supports(
                Evidence.of(laid, doubts, beside, invents),
                Pairs.of(said, beside),
                invents ? Standing.DOUBTFUL : standing);
    }

    /** Whether what a sentence adds to its source's words means nothing that the source says. */
    private boolean isStrange(String words, Cited sources) {
        return likeness.beside(words, sources.nearest(words)).stream().allMatch(beside -> beside.whole() < SAME);
    }

    /** The sentence without the laws and articles that it names: those have been looked up. */
    static String without(String plain, List<Reference> references) {
        // 第八条至第十一条 is four references, and they overlap.
        BitSet named = new BitSet(plain.length());
        references.forEach(reference -> named.set(reference.start(), Math.min(reference.end(), plain.length())));
        StringBuilder rest = new StringBuilder(plain.length());
        named.flip(0, plain.length());
        named.stream().forEach(place -> rest.append(plain.charAt(place)));
        return ACCORDING.matcher(rest).replaceFirst("");
    }

    /** The verdict on a sentence without any source: connecting words pass, everything that states something doesn't. */
    public Verdict uncited(String sentence, List<Source> sources) {
        String plain = plain(sentence);
        if (EnglishFrame.isOfTheService(plain)) {
            return Verdict.UNCITED;
        }
        boolean states = Surface.isLinked(plain)
                || !Quantities.of(plain).stream().allMatch(Quantity::counts)
                || plain.chars().anyMatch(Character::isDigit)
                || Surface.hasLatin(plain)
                || !grammar.find(plain).isEmpty()
                || Modality.states(HINT.matcher(plain).replaceAll(""));
        if (states) {
            return Verdict.UNSUPPORTED;
        }
        String rest = CONNECTING.matcher(plain).replaceAll(" ");
        Set<String> known = Source.bigrams(sources);
        boolean connects = Bigrams.of(rest).stream()
                                .filter(bigram -> !known.contains(bigram))
                                .count()
                        <= 1
                && rest.codePoints().filter(Character::isLetter).count() <= 6;
        return connects ? Verdict.UNCITED : Verdict.UNSUPPORTED;
    }

    /** As a reader sees it, without emphasis and other marks of Markdown. */
    static String plain(String sentence) {
        return EnglishFrame.inChinese(Wording.plain(sentence));
    }
}
