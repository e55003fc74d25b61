package cn.quanzhi.escalation;

import cn.quanzhi.answering.Answerer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of the seven kinds of service a case is about, by the words of the trade that its enterprise used; none where
 * they don't tell. Good enough to sort a queue, and never more than a hint to the expert.
 */
final class ServiceKinds {

    private static final Map<String, Pattern> WORDS = words();

    private ServiceKinds() {}

    private static Map<String, Pattern> words() {
        Map<String, Pattern> words = new LinkedHashMap<>();
        words.put("标准", Pattern.compile("标准(?!物质|器具|计量)|标签|标识|GB/?T|企标|standard"));
        words.put("计量", Pattern.compile("计量|检定|校准|强检|衡器|天平|量具|净含量|metrolog|calibrat"));
        words.put("认证认可", Pattern.compile("认证|认可|CCC|3C|CNAS|体系证书|certificat|accredit"));
        words.put("检验检测", Pattern.compile("检验|检测|抽检|抽查|复检|CMA|化验|特种设备|电梯|锅炉|叉车|testing|inspection"));
        words.put("质量管理", Pattern.compile("质量管理|质量体系|质量奖|卓越绩效|六西格玛|首席质量官|QC小组|quality management"));
        words.put("知识产权", Pattern.compile("专利|商标|著作权|版权|商业秘密|知识产权|地理标志|patent|trademark"));
        words.put("品牌培育", Pattern.compile("品牌|名牌|老字号|好品|brand"));
        return words;
    }

    static boolean isOne(String kind) {
        return WORDS.containsKey(kind);
    }

    static Optional<String> of(List<Answerer.Turn> turns) {
        Map<String, Integer> found = new LinkedHashMap<>();
        turns.stream()
                .filter(Answerer.Turn::fromVisitor)
                .forEach(turn ->
                        WORDS.forEach((kind, words) -> found.merge(kind, count(words, turn.text()), Integer::sum)));
        return found.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    private static int count(Pattern words, String text) {
        Matcher matcher = words.matcher(text);
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }
}
