package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.citation.Alignment.Run;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a sentence drops what limits the rule in its source, or excepts or promises what the source doesn't. */
final class Limits {

    private static final Pattern LIMIT = Pattern.compile(
            "违反|未经|擅自|无正当|非法|经(?![营济销办])[^,;。]{1,24}(?:批准|同意|许可|审查|认定|授权|教育)|必要时|情节严重|构成犯罪|造成[^,;。]{2,8}后果|故意|恶意|拒不|逾期|[0-9]+次");
    /** What a case came to was left out with it: 情节严重的,责令停业; alone it was left out with a pause at most. */
    private static final Pattern ENDED = Pattern.compile("[,;].*[^,;]|;");

    /** One of several that each suffice: what is left is true without it. */
    private static final Pattern ALTERNATIVE = Pattern.compile("^(?:、|,?或者?)|或者?$|,不得[^,]{0,4}$");

    /** The case behind which a consequence follows at once. */
    private static final Pattern CONDITION =
            Pattern.compile("(?:情节(?:特别)?严重|拒不改正|(?:逾期|期满)(?:仍|拒)?[不未]改正|构成犯罪|造成严重后果)的,(?:应当|可以)?|必要时,(?:应当|可以)?");

    private static final Pattern OR = Pattern.compile("或者?$");
    private static final Pattern LIGHT = Pattern.compile("应当|可以|不得|不必|[的在由并]");
    private static final Pattern PERMISSION = Pattern.compile("批准|同意|许可|准许|认可|认定|授权|合格|审查|审批|经");
    private static final Pattern PERMITTED = Pattern.compile("(?:^|,)(?:但)?经[^,;。]{2,40}(?:批准|同意|许可|认定|授权|合格)的?,");
    private static final Pattern EXCEPTED = Pattern.compile("除外|不在此限");
    /** Of what will come for sure; 一定会罚款吗 only asks. */
    private static final Pattern PROMISED =
            Pattern.compile("(?<!不)(?:一定|肯定|必定|必然|绝对)(?:会|能|可以|不会|不再)(?![^,.;。；，]*[吗?？])");

    /** You needn't pay the fine: not of what doesn't follow, 不等于不用赔. */
    private static final Pattern RELEASED =
            Pattern.compile("(?<!等于)(?:可以不|不用|不必|无需|无须|不需要|用不着|免于)再?(?:交纳?|缴纳?|支付|付|承担|接受|受|负)?[^,;。]{0,3}?(?:罚|责任|赔)");

    private static final Pattern RELEASES = Pattern.compile("免|不予|不必|无需|无须|不需|不用|可以不|不受|不承担|不再|除外|不负|不处|不收");

    private static final Pattern ALL_CASES = Pattern.compile("(?:任何|所有|一切)情[况形]|无论如何|不论如何|不管怎样");
    private static final Pattern ALL = Pattern.compile("一律|全部|所有|一切|始终|绝对");
    private static final String BEFORE_EXCEPTION = ",.;:但";
    private static final int LONG = 3;
    private static final int SHORT = 2;

    private Limits() {}

    /** Whether words that narrow the rule are left out of the middle of a clause. */
    static boolean dropped(Laid laid) {
        List<Run> runs = laid.kept();
        for (int i = 1; i < runs.size(); i++) {
            if (laid.goesOn(runs.get(i - 1), runs.get(i)) && drops(laid, laid.skipped(runs.get(i - 1), runs.get(i)))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a copy tells a consequence without the case just before it: 吊销执照 for 情节严重的,吊销执照; 有第一项情形的,吊销执照 for
     * 有第一项情形、情节严重的,吊销执照.
     */
    static boolean lacksItsCase(Laid laid) {
        Letters source = laid.source();
        int told = 0;
        for (Run run : laid.chain()) {
            int from = source.place(run.source());
            Matcher condition = CONDITION.matcher(source.text()).region(told, from);
            String last = "";
            while (condition.find()) {
                boolean isBefore = condition.end() == from
                        && !OR.matcher(source.text())
                                .region(told, condition.start())
                                .find();
                last = isBefore ? condition.group() : "";
            }
            if (!last.isEmpty() && !laid.claim().text().contains(last.substring(0, SHORT))) {
                return true;
            }
            told = source.place(run.sourceEnd() - 1) + 1;
        }
        return false;
    }

    private static boolean drops(Laid laid, String skipped) {
        Matcher limit = LIMIT.matcher(skipped);
        while (limit.find()) {
            String behind = LIGHT.matcher(skipped.substring(limit.end())).replaceAll("");
            boolean ofNext = !ENDED.matcher(behind).find()
                    && !ALTERNATIVE.matcher(skipped).find();
            String begins =
                    limit.group().substring(0, Math.min(SHORT, limit.group().length()));
            if (ofNext && !laid.claim().text().contains(begins)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the sentence allows what the source allows only with a permission. */
    static boolean unpermitted(Laid laid) {
        String claim = laid.claim().text();
        if (!claim.contains("可以") || PERMISSION.matcher(claim).find()) {
            return false;
        }
        Letters source = laid.source();
        return laid.runs().stream().filter(run -> run.length() >= LONG).anyMatch(run -> {
            int from = source.place(source.span(run.source())[0]);
            String before = source.text().substring(from, source.place(run.source()));
            return PERMITTED.matcher(before).find() && !before.contains("应当");
        });
    }

    /** Whether it excepts what the source doesn't speak of at all: 但小微企业除外; 有教师在场的，不在此限. */
    static boolean exceptsUnheardOf(Laid laid, Predicate<String> unheardOf) {
        String claim = laid.claim().text();
        return EXCEPTED.matcher(claim).results().anyMatch(excepted -> {
            int end = excepted.start();
            while (end > 0 && Letters.CLAUSE.indexOf(claim.charAt(end - 1)) >= 0) {
                end--;
            }
            return unheardOf.test(claim.substring(exceptionFrom(claim, end), end));
        });
    }

    /** Whether it says for certain what a case will come to: a law says what must be, and promises nothing. */
    static boolean promises(Laid laid) {
        return PROMISED.matcher(laid.claim().text())
                .results()
                .anyMatch(promise -> !laid.source().text().contains(promise.group()));
    }

    /** Whether it releases somebody from a fine or from liability, and the source releases nobody from anything. */
    static boolean releases(Laid laid) {
        return RELEASED.matcher(laid.claim().text()).find()
                && !RELEASES.matcher(laid.source().text()).find();
    }

    /** Whether it holds the rule for every case, which the source doesn't: 任何情况下. */
    static boolean isForAllCases(Laid laid) {
        return brings(laid, ALL_CASES);
    }

    /** Whether it says of all what the source says of some: among the source's own words 一律 and 全部 are no figure of speech. */
    static boolean isForAll(Laid laid) {
        return brings(laid, ALL);
    }

    private static boolean brings(Laid laid, Pattern words) {
        return words.matcher(laid.claim().text())
                .results()
                .anyMatch(word -> !laid.source().text().contains(word.group()));
    }

    private static int exceptionFrom(String claim, int end) {
        int from = end;
        while (from > 0 && BEFORE_EXCEPTION.indexOf(claim.charAt(from - 1)) < 0) {
            from--;
        }
        return from;
    }

    static boolean wronglyExcepted(Laid laid) {
        String claim = laid.claim().text();
        Matcher excepted = EXCEPTED.matcher(claim);
        while (excepted.find()) {
            int from = exceptionFrom(claim, excepted.start());
            boolean elsewhere = claim.substring(from, excepted.start()).contains("另有")
                    && laid.source().text().contains("另有");
            if (!elsewhere && !isExcepted(laid, from, excepted.start())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the source excepts the same thing, and of the same item. */
    private static boolean isExcepted(Laid laid, int from, int to) {
        int letters = 0;
        for (int i = 0; i < laid.claim().length(); i++) {
            letters += isIn(laid, i, from, to) ? 1 : 0;
        }
        int covered = 0;
        Run last = null;
        for (Run run : laid.runs()) {
            for (int i = run.start(); i < run.end(); i++) {
                if (isIn(laid, i, from, to)) {
                    covered++;
                    last = run;
                }
            }
        }
        return last != null && covered * 2 > letters && excepts(laid, last);
    }

    private static boolean isIn(Laid laid, int index, int from, int to) {
        int place = laid.claim().place(index);
        return place >= from && place < to;
    }

    private static boolean excepts(Laid laid, Run excepted) {
        Letters source = laid.source();
        int end = source.place(source.span(excepted.source())[1] - 1);
        return source.text().substring(source.place(excepted.source()), end + 1).contains("外")
                && laid.runs().stream()
                        .allMatch(run ->
                                run.length() < LONG || laid.oneSegment(run, excepted) || !source.isItem(run.source()));
    }
}
