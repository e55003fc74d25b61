package cn.quanzhi.answering.citation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Articles of an ordinance that nobody passed, built as laws build theirs, each with sentences that are true to it and
 * sentences that are false by the way they are made.
 */
final class MadeUpLaws {

    private static final String[] MAKERS = {"生产者", "受托加工企业", "样品提供单位", "申请人", "存储单位", "运输企业"};
    private static final String[] OTHERS = {"检测机构", "销售者", "使用单位", "认证机构", "委托人", "行业协会"};
    private static final String[] OFFICES = {"县级样品管理部门", "省级样品管理部门", "人民法院", "公安机关", "海关"};
    private static final String[] THINGS = {"留样", "封签", "检测报告", "样品台账", "登记证", "批次清单"};
    private static final String[] ACTS = {"出厂", "入库", "转运", "展出", "拆封"};
    private static final int[] DAYS = {3, 5, 7, 10, 15, 20, 45, 60};
    private static final int[] THOUSANDS = {2, 4, 6, 9};

    private MadeUpLaws() {}

    /** An article, and what a model may say of it. */
    record Article(Source source, List<String> truths, Map<String, String> lies) {}

    static List<Article> articles(int count, Random random) {
        List<Article> articles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            articles.add(
                    switch (i % 5) {
                        case 0 -> deadline(i + 1, random);
                        case 1 -> ban(i + 1, random);
                        case 2 -> objection(i + 1, random);
                        case 3 -> permission(i + 1, random);
                        default -> choice(i + 1, random);
                    });
        }
        return articles;
    }

    private static <T> T any(T[] values, Random random) {
        return values[random.nextInt(values.length)];
    }

    private static Source source(int number, String text) {
        return Passaged.source(number, String.valueOf(number + 200), text);
    }

    private static Article deadline(int number, Random random) {
        String maker = any(MAKERS, random);
        String other = any(OTHERS, random);
        String office = OFFICES[random.nextInt(2)];
        String thing = any(THINGS, random);
        int days = DAYS[random.nextInt(DAYS.length)];
        int fine = THOUSANDS[random.nextInt(THOUSANDS.length)];
        String duty = maker + "应当自收到通知之日起" + days + "个工作日内向" + other + "提交" + thing;
        String penalty = "逾期未提交的，由" + office + "责令限期改正，并处" + fine + "千元以上" + (fine + 1) + "万元以下的罚款";
        Map<String, String> lies = new LinkedHashMap<>();
        lies.put("figure", duty.replace(days + "个工作日", days + 8 + "个工作日"));
        lies.put("unit", duty.replace(days + "个工作日", days + "日"));
        lies.put("modality", duty.replace("应当", "可以"));
        lies.put("ban", duty.replace("应当", "不得"));
        lies.put("parties", other + duty.substring(maker.length()).replace("向" + other, "向" + maker));
        lies.put("denial dropped", penalty.replace("逾期未提交", "按期提交"));
        lies.put("money", penalty.replace(fine + "千元", fine + 10 + "千元"));
        lies.put("bound", maker + penalty.substring(0, penalty.indexOf("并处")) + "并处" + (fine + 1) + "万元以上的罚款");
        lies.put("office", penalty.replace(office, office.equals(OFFICES[0]) ? OFFICES[1] : OFFICES[0]));
        lies.put("condition dropped", maker + "未提交" + thing + "的，无论是否逾期，由" + office + "责令限期改正");
        return new Article(
                source(number, duty + "。" + penalty + "。"),
                List.of(duty, penalty, maker + "要在收到通知之日起" + days + "个工作日内向" + other + "提交" + thing),
                lies);
    }

    private static Article ban(int number, Random random) {
        String maker = any(MAKERS, random);
        String other = any(OTHERS, random);
        String thing = any(THINGS, random);
        String ban = maker + "不得将" + thing + "转让给" + other;
        String penalty = "违反规定转让" + thing + "的，没收违法所得；情节严重的，吊销许可证";
        Map<String, String> lies = new LinkedHashMap<>();
        lies.put("allowed", ban.replace("不得", "可以"));
        lies.put("duty", ban.replace("不得", "应当"));
        lies.put("ban dropped", ban.replace("不得", ""));
        lies.put("parties", other + "不得将" + thing + "转让给" + maker);
        lies.put("grave case dropped", "违反规定转让" + thing + "的，吊销许可证");
        lies.put("turned penalty", "情节严重的，没收违法所得");
        lies.put("everybody", "任何单位和个人不得将" + thing + "转让给" + other);
        lies.put("invented", ban + "，并应当缴纳三万元保证金");
        return new Article(
                source(number, ban + "。" + penalty + "。"),
                List.of(ban, "违反规定转让" + thing + "的，没收违法所得", maker + "不能将" + thing + "转让给" + other),
                lies);
    }

    private static Article objection(int number, Random random) {
        String maker = any(MAKERS, random);
        String office = any(OFFICES, random);
        int days = DAYS[random.nextInt(DAYS.length)];
        int reply = DAYS[random.nextInt(DAYS.length)] + 1;
        String right = maker + "对抽样结果有异议的，可以自收到结果之日起" + days + "日内向" + office + "申请复核";
        String duty = office + "应当自受理之日起" + reply + "日内书面答复" + maker;
        Map<String, String> lies = new LinkedHashMap<>();
        lies.put("figure", right.replace(days + "日", days + 100 + "日"));
        lies.put("working day", right.replace(days + "日", days + "个工作日"));
        lies.put("must", right.replace("可以", "应当"));
        lies.put("may not", right.replace("可以", "不得"));
        lies.put("no objection", right.replace("有异议", "没有异议"));
        lies.put("parties", office + right.substring(maker.length()).replace("向" + office, "向" + maker));
        lies.put("who answers", maker + "应当自受理之日起" + reply + "日内书面答复" + office);
        lies.put("by mouth", duty.replace("书面", "口头"));
        lies.put("no answer", office + "不必书面答复" + maker);
        return new Article(
                source(number, right + "。" + duty + "。"),
                List.of(right, duty, "有异议的，" + maker + "可以自收到结果之日起" + days + "日内申请复核"),
                lies);
    }

    private static Article permission(int number, Random random) {
        String office = any(OFFICES, random);
        String maker = any(MAKERS, random);
        String thing = any(THINGS, random);
        String act = any(ACTS, random);
        String rule = "样品" + act + "前，" + maker + "应当向" + office + "报告并取得" + thing;
        String ban = "未取得" + thing + "的样品，不得" + act;
        Map<String, String> lies = new LinkedHashMap<>();
        lies.put("after", rule.replace("前，", "后，"));
        lies.put("may", rule.replace("应当", "可以"));
        lies.put("denial dropped", ban.replace("未取得", "取得"));
        lies.put("allowed", ban.replace("不得", "可以"));
        lies.put("no permission", "样品" + act + "不需要" + thing + "，" + maker + "可以自行决定");
        lies.put("parties", "样品" + act + "前，" + office + "应当向" + maker + "报告并取得" + thing);
        lies.put("exception", ban + "，但展示用样品除外");
        lies.put("quoted", "条例规定“样品一经" + act + "即视为合格”");
        return new Article(source(number, rule + "。" + ban + "。"), List.of(rule, ban), lies);
    }

    private static Article choice(int number, Random random) {
        String maker = any(MAKERS, random);
        String other = any(OTHERS, random);
        String thing = any(THINGS, random);
        int years = 2 + random.nextInt(4);
        String right = maker + "可以自行保管" + thing + "，也可以委托" + other + "保管" + thing;
        String duty = "保管" + thing + "的期限不得少于" + years + "年，保管费用由" + maker + "承担";
        Map<String, String> lies = new LinkedHashMap<>();
        lies.put("must", maker + "应当委托" + other + "保管" + thing);
        lies.put("may not", maker + "不得委托" + other + "保管" + thing);
        lies.put("parties", other + "可以委托" + maker + "保管" + thing);
        lies.put("at most", "保管" + thing + "的期限不得超过" + years + "年");
        lies.put("years", "保管" + thing + "的期限不得少于" + (years + 7) + "年");
        lies.put("months", "保管" + thing + "的期限不得少于" + years + "个月");
        lies.put("who pays", "保管费用由" + other + "承担");
        lies.put("third", "保管费用由财政部门全额补贴");
        return new Article(
                source(number, right + "。" + duty + "。"),
                List.of(right, duty, maker + "可以委托" + other + "保管" + thing),
                lies);
    }
}
