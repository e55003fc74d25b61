package cn.quanzhi.answering;

import cn.quanzhi.answering.citation.EnglishFrame;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The sides of a matter that an answer keeps apart, in the order in which they are read. */
enum Aspect {
    CONDITION(
            "条件",
            EnglishFrame.CONDITIONS,
            "下列(?:条件|情形|要求|事项|内容|材料|规定|方式)|(?:应当|必须)(?:具备|符合|取得|经过)|条件|不得|方可|可以|应当|必须|才(?:能|可)|不用|不必",
            "要不要|用不用|需不需要|需要|可不可以|可以|能不能|能否|是否|是不是|算不算|行不行|行吗|能.{0,8}吗|条件|必须|允许|必要"),
    STEPS(
            "步骤",
            EnglishFrame.STEPS,
            "(?:提出|提交|递交|申请(?!人)|办理|报告|报送|登记(?!证)|备案|告知|投诉|举报|送检|协商|封存|公示)",
            "怎么|怎样|如何|咋|流程|步骤|手续|程序|材料|要办|办什么|找谁|去哪|哪里|哪儿"),
    DEADLINE(
            "期限",
            EnglishFrame.DEADLINES,
            "[\\d零〇一二两三四五六七八九十百]+\\s?个?(?:工作日|日|天|月|年|周|小时|分钟)(?:内|之内|以内|前|后|以上|的|为|届满|一次|，|、|。|$)|有效期(?:限)?(?:为|是|自|届满|内|由|，)|期限(?:为|是|由|自|届满|内)|周期由|检定周期|每(?:年|半年|季度|月)|提前.{1,8}(?:日|天|月)",
            "多久|多长时间|(?:几|多少)(?:天|日|年|个?月|个?小时|个?工作日)|什么时候|何时|啥时候|期限|时间|时效|最晚|最迟|之前|到期|周期|有效期"),
    LIABILITY(
            "责任",
            EnglishFrame.LIABILITY,
            "赔偿|追偿|承担.{0,12}(?:责任|费用)|连带|逾期利息|由.{2,20}承担|负责(?!人)",
            "赔|谁负责|责任|谁承担|谁出|利息|谁来|该谁"),
    PENALTY("罚则", EnglishFrame.PENALTIES, "罚款|没收|责令|警告|拘留|刑事|处罚|(?<!被)吊销", "罚|后果|处理|会怎|追究|违法|违规|坐牢|查到|被查|刑"),
    /** What speaks of nothing in particular. */
    NOTE("说明", EnglishFrame.FURTHER_RULES, "(?!)", "(?!)");

    private final String label;
    private final String english;
    private final Pattern said;
    private final Pattern asked;

    Aspect(String label, String english, String said, String asked) {
        this.label = label;
        this.english = english;
        this.said = Pattern.compile(said);
        this.asked = Pattern.compile(asked);
    }

    /** The heading under which it stands. */
    String label(boolean chinese) {
        return chinese ? label : english;
    }

    /** The sides that a sentence speaks of, the most telling one last. */
    static Set<Aspect> in(String sentence) {
        Set<Aspect> found = EnumSet.noneOf(Aspect.class);
        for (Aspect aspect : values()) {
            if (aspect.said.matcher(sentence).find()) {
                found.add(aspect);
            }
        }
        if (found.isEmpty()) {
            found.add(NOTE);
        }
        return found;
    }

    /** The sides that a question asks for. */
    static Set<Aspect> askedBy(String question) {
        Set<Aspect> wanted = EnumSet.noneOf(Aspect.class);
        for (Aspect aspect : values()) {
            if (aspect.asked.matcher(question).find()) {
                wanted.add(aspect);
            }
        }
        return wanted;
    }
}
