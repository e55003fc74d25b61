package cn.quanzhi.answering;

import cn.quanzhi.knowledge.Reference;
import cn.quanzhi.knowledge.ReferenceGrammar;
import cn.quanzhi.retrieval.Retriever;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a question asks for by name and nobody has: 计量法第八十八条, an unknown law, a standard that isn't kept. Neighbours
 * would make an answer that looks right.
 */
final class MissingNames {

    private static final Pattern ASKS_FOR_TEXT = Pattern.compile(
            "原文|全文|念|条文|内容|说了?(?:啥|什么)|写了?(?:啥|什么)|怎么(?:说|写|规定)|规定了?什么|有效|作废|废止|现行|哪年|多少|限值|指标|发(?:我|给)|下载|是什么");
    private static final Pattern TITLE =
            Pattern.compile("《([^《》]{2,40}(?:法|条例|办法|规定|细则|规则|规范|决定|通知|公告|意见)(?:（[^）]{1,12}）)?)》");
    /** What somebody has to have set up: a paper, a mark, a number, a body. */
    private static final String SET_UP =
            "证|证书|许可|认证|牌照|资质|资格|登记|备案|认可|评定|标志|标识|标|章|印|码|字号|签|编号|制度|令|目录|名录|师|院|局|署|司|委|委员会|中心";
    /** Such a thing by its name, perhaps with its class behind it; “本产品已通过认证” is a sentence. */
    private static final Pattern THING = Pattern.compile("[“\"「『《]([^“”\"「」『』《》本已通过获经了]{2,20}?(?:" + SET_UP
            + "))[^“”\"「」『』《》\\u4e00-\\u9fa5]{0,6}[甲乙丙丁一二三四五]?[级类档等星]?(?:[（(][^“”）)]{1,12}[）)])?[”\"」』》]");

    private static final Pattern INTERNATIONAL = Pattern.compile("ISO|IEC");

    private static final int LITTLE_ELSE = 8;
    /** From this nearness on the evidence is about the very matter, and a number beside it doesn't count. */
    private static final double SAME_MATTER = 0.8;

    private final String question;
    private final Set<String> known;
    private final Retriever.Evidence evidence;
    private final Predicate<String> mentions;
    private final List<String> missing = new ArrayList<>();
    private final List<String> surely = new ArrayList<>();
    private int named;
    private boolean anyFound;

    private MissingNames(String question, Known known, Retriever.Evidence evidence) {
        this.question = question;
        this.known = known.titles();
        this.mentions = known.mentions();
        this.evidence = evidence;
    }

    /**
     * What there is.
     *
     * @param titles the titles that are published
     * @param mentions whether anything that is published has these words
     */
    record Known(ReferenceGrammar grammar, Set<String> titles, Predicate<String> mentions) {}

    /**
     * The names as the question writes them.
     *
     * @param asOf a standard of a later year than this isn't there yet
     */
    static List<String> in(String question, Known known, Retriever.Evidence evidence, LocalDate asOf) {
        MissingNames names = new MissingNames(question, known, evidence);
        known.grammar().find(question).forEach(reference -> names.read(reference, asOf));
        names.titles();
        names.things();
        boolean isAsked = ASKS_FOR_TEXT.matcher(question).find() || question.length() - names.named <= LITTLE_ELSE;
        return isAsked && !names.missing.isEmpty() ? names.missing : names.surely;
    }

    private void read(Reference reference, LocalDate asOf) {
        String words = question.substring(reference.start(), Math.min(reference.end(), question.length()));
        named += words.length();
        boolean found = evidence.items().stream().anyMatch(item -> item.exact() && names(reference, item));
        boolean there = switch (reference) {
            case Reference.Law law ->
                law.title() == null || found || (law.article() == null && known.contains(law.title()));
            case Reference.Standard ignored -> found;
        };
        anyFound |= there;
        if (there) {
            return;
        }
        missing.add(words);
        boolean sure = switch (reference) {
            // An article that a known law doesn't have.
            case Reference.Law law -> isIn(known, law.title());
            case Reference.Standard standard -> isOf(standard, asOf.getYear()) || isAskedFor(standard);
        };
        if (sure) {
            surely.add(words);
        }
    }

    /** A title that nobody has and that no source speaks of. */
    private void titles() {
        if (anyFound) {
            return;
        }
        TITLE.matcher(question)
                .results()
                .filter(title -> !known.contains(title.group(1)) && !isSpokenOf(title.group(1)))
                .filter(title -> known.stream().noneMatch(one -> one.endsWith(title.group(1))))
                .map(MatchResult::group)
                .forEach(surely::add);
    }

    /** A paper, mark or body in quotation marks that nothing published speaks of. */
    private void things() {
        THING.matcher(question)
                .results()
                .filter(thing -> !known.contains(thing.group(1)) && !isSpokenOf(thing.group(1)))
                .filter(thing -> !mentions.test(thing.group(1)))
                .map(MatchResult::group)
                .filter(thing -> !surely.contains(thing))
                .forEach(surely::add);
    }

    private boolean isSpokenOf(String name) {
        return evidence.items().stream()
                .map(Retriever.Found::passage)
                .anyMatch(passage -> passage.text().contains(name)
                        || passage.title().contains(name)
                        || passage.path().stream().anyMatch(head -> head.contains(name)));
    }

    /**
     * Whether the answer hangs on a standard's text. Whoever says ISO 9001 mostly means the certificate by that name, and what
     * a source speaks of can be answered from the source.
     */
    private boolean isAskedFor(Reference.Standard standard) {
        String code = standard.code().replaceAll("\\s", "");
        boolean isSpokenOf = evidence.items().stream()
                .anyMatch(item -> item.passage().text().replaceAll("\\s", "").contains(code));
        return !isSpokenOf && !INTERNATIONAL.matcher(code).lookingAt() && evidence.similarity() < SAME_MATTER;
    }

    private static boolean isOf(Reference.Standard standard, int year) {
        String own = standard.year();
        return own != null && own.length() == 4 && Integer.parseInt(own) > year + 1;
    }

    private static boolean isIn(Set<String> known, @Nullable String title) {
        return title != null && known.contains(title);
    }

    private static boolean names(Reference reference, Retriever.Found item) {
        return switch (reference) {
            case Reference.Law law ->
                item.passage().title().equals(law.title())
                        && (law.article() == null
                                || law.article().equals(item.passage().article()));
            case Reference.Standard standard ->
                String.valueOf(item.passage().number())
                        .replaceAll("\\s", "")
                        .startsWith(standard.code().replaceAll("\\s", ""));
        };
    }
}
