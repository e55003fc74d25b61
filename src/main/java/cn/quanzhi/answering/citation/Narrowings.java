package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.citation.Alignment.Run;
import java.util.List;
import java.util.regex.Pattern;

/** Whether a copy leaves out the one word that narrows a rule (虚假 of 虚假广告), or brings one that loosens it (原则上应当). */
final class Narrowings {

    /** What makes few cases of many: how grave, how wilful, how often, of which kind, whence, and what is left when others are taken out. */
    private static final Pattern NARROW = Pattern.compile("(?:特别)?(?:严重|重大)|较大|特大|明显|特别"
            + "|虚假|不实|伪造|变造|假冒|不良|危险|有害|有毒"
            + "|故意|恶意|明知|主动|擅自|非法|违法|强行|自行|拒不"
            + "|首次|初次|再次|多次|屡次|反复|连续|长期"
            + "|强制性?|推荐性|驰名|注册|未注册|上市|小型|微型|大型|特殊|普通|临时|过期|缺陷|在先|知名"
            + "|进口|出口|境内|境外|外国|预包装|散装|婴幼儿|未成年"
            + "|以外|被|仅|只|唯一|部分");

    private static final Pattern LIGHT = Pattern.compile("[的地之\\s]|应当|可以");
    /** What turns an order or a rule into one that needn't always be kept. */
    private static final Pattern HEDGE =
            Pattern.compile("原则上|(?:一般|通常)(?:情况下|应当|不得|不)|酌情|视情况|视情形|尽量|尽可能|适当(?=延长|放宽|降低|减少)");

    private static final String ONE_OF = "之一";
    private static final String MAY = "可以";
    /** What an authority does to whoever broke a rule. */
    private static final Pattern SANCTION = Pattern.compile("并?处|责令|没收|吊销|撤销|取缔|给予|予以|注销|查封|扣押");

    private static final Pattern GOVERNED = Pattern.compile("应当|可以|不得|不必|可");

    private Narrowings() {}

    static boolean differ(Laid laid) {
        return drops(laid) || mayInstead(laid);
    }

    private static boolean drops(Laid laid) {
        List<Run> chain = laid.chain();
        for (int i = 1; i < chain.size(); i++) {
            Run before = chain.get(i - 1);
            Run next = chain.get(i);
            if (laid.goesOn(before, next)
                    && isNarrow(laid.skipped(before, next))
                    && LIGHT.matcher(laid.between(before, next)).replaceAll("").isEmpty()) {
                return true;
            }
        }
        return !chain.isEmpty() && beginsBehind(laid, chain.getFirst());
    }

    private static boolean beginsBehind(Laid laid, Run first) {
        Letters source = laid.source();
        return first.start() == 0 && isNarrow(source.before(source.place(first.source())));
    }

    private static boolean isNarrow(String words) {
        return NARROW.matcher(LIGHT.matcher(words).replaceAll("")).matches();
    }

    /** Whether it brings a word that turns a rule into one that needn't always be kept. */
    static boolean loosens(Laid laid) {
        String claim = laid.claim().text();
        String source = laid.source().text();
        return claim.contains(ONE_OF) && !source.contains(ONE_OF)
                || HEDGE.matcher(claim).results().anyMatch(hedge -> !source.contains(hedge.group()));
    }

    /** Whether what the source orders without a word for it, 并处罚款, is only allowed. */
    private static boolean mayInstead(Laid laid) {
        for (Run run : laid.chain()) {
            for (int index = run.start() + 1; index < run.end(); index++) {
                if (Forces.whole(laid.claim().between(index)).equals(MAY)
                        && punishes(laid.claim(), index)
                        && !isGoverned(laid, laid.index(run, index))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean punishes(Letters claim, int index) {
        return SANCTION.matcher(claim.text())
                .region(claim.place(index), claim.text().length())
                .lookingAt();
    }

    /** Whether anything before the letter in its segment obliges, allows or forbids. */
    private static boolean isGoverned(Laid laid, int index) {
        Letters source = laid.source();
        int from = source.place(source.span(index)[0]);
        return GOVERNED.matcher(source.text().substring(from, source.place(index)))
                .find();
    }
}
