package cn.quanzhi.answering;

import java.util.regex.Pattern;

/**
 * Tells sentences that name a penalty or a deadline: a mistake there costs an enterprise money or a right. Rather one too
 * many than one too few, since all that follows is a person's look.
 */
final class GraveWords {

    private static final Pattern PENALTY =
            Pattern.compile("罚|没收|吊销|撤销|责令|拘留|追究|刑事|有期徒刑|赔偿|滞纳金|违约金|取缔|查封|扣押|暂扣|关闭|停产停业|失信|通报批评|警告"
                    + "|(?i:\\b(?:fine[ds]?|penalt|confiscat|revok|liabilit|compensat|criminal))");
    private static final Pattern DEADLINE = Pattern.compile(
            "期限|时限|逾期|届满|到期|截止|之前|以前|限期"
                    + "|[0-9０-９〇零一二三四五六七八九十百两]+\\s*(?:个)?(?:工作日|自然日|日|天|小时|月|个月|周|年)(?:以?内|之内|前|后|起|止|的)?"
                    + "|(?i:\\b(?:deadline|within \\d+|no later than|expire|\\d+ (?:working )?(?:days?|hours?|months?|years?)))");

    private GraveWords() {}

    static boolean isIn(String sentence) {
        return PENALTY.matcher(sentence).find() || DEADLINE.matcher(sentence).find();
    }
}
