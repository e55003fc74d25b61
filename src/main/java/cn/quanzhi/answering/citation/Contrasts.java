package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.citation.Alignment.Run;
import java.util.List;
import java.util.regex.Pattern;

/** Whether a sentence has 前 where the source has 后, 副 where it has 正, 和 where it has 或者. */
final class Contrasts {

    private static final List<List<Pattern>> OPPOSITES = List.of(
            words("前|先", "后"),
            words("时", "后"),
            words("内", "外"),
            words("上", "下", "同(?!意)"),
            words("正", "副"),
            words("多", "少"),
            words("高|大|超", "低|小"),
            words("国家|国务院|全国", "省", "市级|设区", "县", "乡|镇"),
            words("书面", "口头"),
            words("收货", "发货"),
            words("进口", "出口"),
            words("本|自行", "其他"),
            words("免费", "收费|有偿"),
            words("自愿", "强制"),
            words("增加", "减少"),
            words("提高", "降低"),
            words("少于|低于|不足", "超过|多于|高于"),
            words("早", "晚"),
            words("直接", "间接"),
            words("单独", "共同"),
            words("全部|所有|一切|全体", "部分|有关"),
            words("开始", "结束|终止"),
            words("生产", "使用", "销售"),
            words("电子", "纸质"),
            words("境内", "境外"),
            words("列入", "移出"),
            words("从轻|减轻", "从重|加重"),
            words("中央", "地方"),
            words("日内|月内|年内", "日后|月后|年后", "日前|月前|年前"),
            words("日起", "日前", "日止"),
            words("公开|公布|公示", "保密"),
            words("收到|接到", "发出|作出|寄出|送出"),
            words("立即|及时", "事后|以后|稍后"),
            words("食品", "药品", "化妆品", "农药", "医疗器械"),
            words("企业|法人", "个人|自然人|公民"),
            words("单位", "个人|自然人|公民"),
            words("检验", "检定", "检疫", "校准"),
            words("认证", "认可"),
            words("批准|审批", "备案"),
            words("专利", "商标", "著作"),
            words("警告", "罚款", "拘留", "没收", "吊销"),
            words("停业", "关闭"),
            words("罚款", "罚金"),
            words("施行|实施", "试行"),
            words("原件|正本", "复印件|副本"),
            words("消费者", "经营者", "生产者", "销售者"));
    private static final Pattern EITHER = Pattern.compile("或者?");
    private static final Pattern BOTH = Pattern.compile("[和与]|及|并且?|同时");
    private static final Pattern ALL = Pattern.compile("并且|同时|缺一不可|都应当|均应当|既");
    private static final int FAR = 12;
    private static final int JOINT = 4;

    private Contrasts() {}

    private static List<Pattern> words(String... words) {
        return java.util.Arrays.stream(words).map(Pattern::compile).toList();
    }

    /** One gap between two runs that follow each other in both texts. */
    private interface Gap {
        boolean differs(String said, String there);
    }

    static boolean opposed(Laid laid) {
        Gap gap = (said, there) ->
                there.length() <= FAR && OPPOSITES.stream().anyMatch(words -> opposed(words, said, there));
        return anyGap(laid, gap)
                || anyWordsOpposed(laid)
                || !laid.runs().isEmpty()
                        && (beginsOtherwise(laid, laid.runs().getFirst(), gap)
                                || endsOtherwise(laid, laid.kept().getLast(), gap));
    }

    /** 发货方 for 收货方: what stands in its clause before the first run, with the letter that both share. */
    private static boolean beginsOtherwise(Laid laid, Run first, Gap gap) {
        char shared = laid.claim().at(first.start());
        String said = laid.claim().before(laid.claim().place(first.start())) + shared;
        String there = laid.source().before(laid.source().place(first.source())) + shared;
        return said.length() <= FAR && gap.differs(said, there);
    }

    /** 试行 for 施行: what stands in its clause behind the last run, with the letter that both share. */
    private static boolean endsOtherwise(Laid laid, Run last, Gap gap) {
        String said = withRest(laid.claim(), last.end() - 1);
        String there = withRest(laid.source(), last.sourceEnd() - 1);
        return said.length() <= FAR && there.length() <= FAR && gap.differs(said, there);
    }

    private static String withRest(Letters letters, int index) {
        int place = letters.place(index);
        return letters.text().substring(place, letters.clauseEnd(place));
    }

    /** One of several is not all of them. */
    static boolean otherwiseJoined(Laid laid) {
        return anyGap(laid, (between, skipped) -> {
            String said = Letters.MODAL.matcher(between).replaceAll("");
            String there = Letters.MODAL.matcher(skipped).replaceAll("");
            if (said.length() > JOINT || there.length() > JOINT) {
                return false;
            }
            boolean either = EITHER.matcher(said).find();
            boolean both = BOTH.matcher(said).find();
            boolean eitherThere = EITHER.matcher(there).find();
            boolean bothThere = BOTH.matcher(there).find() || there.contains(",");
            return both && !either && eitherThere || either && !both && !eitherThere && bothThere;
        });
    }

    /** Whether it wants all at once of what the source gives a choice. */
    static boolean wantsAll(Laid laid) {
        String claim = laid.claim().text();
        if (!ALL.matcher(claim).find() || EITHER.matcher(claim).find()) {
            return false;
        }
        Letters source = laid.source();
        return laid.runs().stream().anyMatch(run -> {
            int[] span = source.span(run.source());
            String said = source.text().substring(source.place(span[0]), source.place(span[1] - 1) + 1);
            return EITHER.matcher(said).find() && !ALL.matcher(said).find();
        });
    }

    /** 药品 for 食品: the two texts share half of a word. */
    private static boolean anyWordsOpposed(Laid laid) {
        List<Run> runs = laid.kept();
        for (int i = 1; i < runs.size(); i++) {
            Run run = runs.get(i - 1);
            Run next = runs.get(i);
            String there = laid.skipped(run, next);
            if (laid.goesOn(run, next) && there.length() <= FAR) {
                char before = laid.claim().at(run.end() - 1);
                char behind = laid.claim().at(next.start());
                String said = before + laid.between(run, next) + behind;
                if (OPPOSITES.stream().anyMatch(words -> opposed(words, said, before + there + behind))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean anyGap(Laid laid, Gap gap) {
        List<Run> runs = laid.kept();
        for (int i = 1; i < runs.size(); i++) {
            Run run = runs.get(i - 1);
            Run next = runs.get(i);
            if (laid.goesOn(run, next) && gap.differs(laid.between(run, next), laid.skipped(run, next))) {
                return true;
            }
        }
        return false;
    }

    private static boolean opposed(List<Pattern> words, String said, String there) {
        return words.stream()
                .filter(word ->
                        word.matcher(said).find() && !word.matcher(there).find())
                .anyMatch(word -> words.stream()
                        .anyMatch(other -> other != word
                                && other.matcher(there).find()
                                && !other.matcher(said).find()));
    }
}
