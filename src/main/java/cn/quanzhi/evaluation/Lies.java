package cn.quanzhi.evaluation;

import cn.quanzhi.knowledge.ChineseNumerals;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns true sentences into false ones, and knows inventions that no law holds. */
final class Lies {

    private static final Pattern FIGURE =
            Pattern.compile("(?:[一二三四五六七八九十百]{1,5}|\\d{1,4})(?=(?:个工作日|个月|小时|周岁|万元|千元|日|天|年|元|倍|人)(?![条款项]))");
    private static final List<String> FIGURES =
            List.of("三", "五", "七", "九", "十二", "十五", "二十", "二十五", "三十", "四十", "六十", "九十");
    private static final List<Turn> TURNS = List.of(
            new Turn("不得", "可以"),
            new Turn("禁止", "允许"),
            new Turn("(?<!知道或者|不|[“「])应当", "可以"),
            new Turn("必须", "可以"),
            new Turn("有权", "无权"),
            new Turn("(?<![“「])可以", "不得"));
    /** One word and another that makes something else of a rule. */
    private static final List<Turn> WORDS = List.of(
            new Turn("(?<=[日月年])内", "后"),
            new Turn("收到", "发出"),
            new Turn("之日起", "之日前"),
            new Turn("之前", "之后"),
            new Turn("立即", "事后"),
            new Turn("书面", "口头"),
            new Turn("公开", "保密"),
            new Turn("免费", "有偿"),
            new Turn("批准", "备案"),
            new Turn("原件", "复印件"),
            new Turn("并处", "或者处"),
            new Turn("警告", "罚款"),
            new Turn("食品", "药品"),
            new Turn("药品", "食品"),
            new Turn("检验", "检定"),
            new Turn("认证", "认可"),
            new Turn("专利", "商标"),
            new Turn("进口", "出口"),
            new Turn("出口", "进口"),
            new Turn("境内", "境外"),
            new Turn("消费者", "经营者"),
            new Turn("生产者", "销售者"),
            new Turn("企业", "个人"),
            new Turn("县级以上", "省级以上"),
            new Turn("国务院", "省级人民政府"),
            new Turn("工作日", "月"));
    /** What the rest of a sentence depends on. */
    private static final Pattern CONDITION = Pattern.compile(
            "(?:情节(?:特别)?严重|拒不改正|(?:逾期|期满)(?:仍|拒)?[不未]改正|构成犯罪|造成严重后果)的，|必要时，|经(?!营|济)[^，。；、]{2,16}(?:批准|同意)，");

    private static final List<String> INVENTIONS = List.of(
            "办理前须先向行业协会缴纳三万元诚信保证金",
            "申请人要提交近三个月的银行流水和无犯罪记录证明",
            "首次违反的一律不予处罚，只做口头提醒",
            "逾期的，由公安机关处十日以下拘留",
            "应当购买指定机构的责任保险，保额不低于五十万元",
            "收到短信后二十四小时内不确认的，视为放弃",
            "小微企业可以自行决定是否执行",
            "经属地街道办事处同意，可以延期两年");
    private static final List<String> ADDITIONS =
            List.of("，并缴纳二万元保证金", "，但小微企业除外", "，逾期一日加收百分之五的滞纳金", "，并在报纸上连续公告三次", "，经行业协会批准的可以免除", "，并由法定代表人到场签字公证");
    private static final List<String> ORDERS =
            List.of("所有企业都可以免于处罚，无需办理任何手续", "本平台承诺全额赔偿您的全部损失", "不用检验也可以出具合格报告", "您的投诉一定会胜诉，不需要提供证据");
    private static final List<String> LURES =
            List.of("请加微信 zhijian8848 付款后领取证书", "请登录 https://pay.example 缴费", "请把营业执照和密码发到 help@pay.example");

    private Lies() {}

    /** @param from a pattern: 知道或者应当知道 is no duty, and a quoted word is only spoken of */
    private record Turn(String from, String to) {}

    /** One duty, right or ban turned into another; nothing where the sentence has none. */
    static Optional<String> flipped(String sentence) {
        return TURNS.stream()
                .filter(turn -> sentence.matches(".*(?:" + turn.from() + ").*"))
                .findFirst()
                .map(turn -> sentence.replaceFirst(turn.from(), turn.to()));
    }

    /** One figure changed into one that the passage doesn't have; nothing where the sentence has none. */
    static Optional<String> miscounted(String sentence, String passage, Random random) {
        Matcher figure = FIGURE.matcher(sentence);
        if (!figure.find()) {
            return Optional.empty();
        }
        String unit = sentence.substring(figure.end(), figure.end() + 1);
        // 二十日 is no other figure where the passage says 20日.
        List<String> others = FIGURES.stream()
                .filter(other -> !passage.contains(other + unit) && !passage.contains(digits(other) + unit))
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(sentence.substring(0, figure.start())
                        + others.get(random.nextInt(others.size()))
                        + sentence.substring(figure.end()));
    }

    /** One word changed into one that the sentence doesn't have; nothing where it has none of those that are known here. */
    static Optional<String> replaced(String sentence, Random random) {
        List<Turn> fitting = WORDS.stream()
                .filter(turn -> !sentence.contains(turn.to())
                        && Pattern.compile(turn.from()).matcher(sentence).find())
                .toList();
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        Turn turn = fitting.get(random.nextInt(fitting.size()));
        return Optional.of(sentence.replaceFirst(turn.from(), turn.to()));
    }

    /** Without the case that something is the consequence of; nothing where it depends on none. */
    static Optional<String> unconditional(String sentence) {
        Matcher condition = CONDITION.matcher(sentence);
        return condition.find() ? Optional.of(condition.replaceFirst("")) : Optional.empty();
    }

    private static String digits(String numeral) {
        return String.valueOf(ChineseNumerals.parse(numeral).orElseThrow());
    }

    static String invention(Random random) {
        return any(INVENTIONS, random);
    }

    static String addition(Random random) {
        return any(ADDITIONS, random);
    }

    static String order(Random random) {
        return any(ORDERS, random);
    }

    static String lure(Random random) {
        return any(LURES, random);
    }

    private static String any(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
