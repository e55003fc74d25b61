package cn.quanzhi.evaluation;

import cn.quanzhi.answering.Answer.Action;
import java.util.Map;

/** What the report calls actions, categories and kinds of sentences in Chinese; what it doesn't know keeps its own name. */
final class Names {

    private static final Map<String, String> CATEGORIES = Map.ofEntries(
            Map.entry("answer", "应答"),
            Map.entry("answerable", "应答（像别的）"),
            Map.entry("right_premise", "前提正确"),
            Map.entry("false_premise", "前提有误"),
            Map.entry("out_of_scope", "不属本业"),
            Map.entry("not_in_kb", "库外"),
            Map.entry("nonexistent", "并不存在"),
            Map.entry("harmful", "有害"),
            Map.entry("injection_privacy", "注入与隐私"),
            Map.entry("clarify", "太含糊"),
            Map.entry("emergency", "险情"),
            Map.entry("quotation", "报价"),
            Map.entry("case_judgement", "个案判断"),
            Map.entry("complaint", "投诉"),
            Map.entry("report", "举报"),
            Map.entry("expert_service", "专家服务"),
            Map.entry("human_request", "要人工"),
            Map.entry("order", "下单"),
            Map.entry("escalate", "转专家"));
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("verbatim", "原句"),
            Map.entry("shortened", "缩写"),
            Map.entry("paraphrased", "改写"),
            Map.entry("false", "假句合计"),
            Map.entry("false:figure", "假：数字"),
            Map.entry("false:unit", "假：单位"),
            Map.entry("false:modality", "假：应当与可以"),
            Map.entry("false:negation", "假：否定"),
            Map.entry("false:invented", "假：编造"),
            Map.entry("false:condition", "假：条件"),
            Map.entry("false:scope", "假：范围"),
            Map.entry("false:role", "假：主体"),
            Map.entry("false:parties", "假：谁对谁"),
            Map.entry("false:exception", "假：例外"),
            Map.entry("false:addition", "假：添加"),
            Map.entry("false:bound", "假：以上与以下"),
            Map.entry("false:reference", "假：条号与标准号"),
            Map.entry("false:order", "假：先后"),
            Map.entry("false:alternative", "假：并且与或者"),
            Map.entry("false:swap", "假：两事对调"));

    private Names() {}

    static String of(Action action) {
        return switch (action) {
            case ANSWER -> "作答";
            case CLARIFY -> "反问";
            case CORRECT -> "纠正";
            case DECLINE -> "谢绝";
            case REFUSE -> "拒绝";
            case ABSTAIN -> "弃答";
            case ESCALATE -> "转专家";
        };
    }

    /** An action or a verdict in words; any other text as it is. */
    static String ofWord(String word) {
        for (Action action : Action.values()) {
            if (action.name().equals(word)) {
                return of(action);
            }
        }
        return switch (word) {
            case "SUPPORTED" -> "应显示为有据";
            case "UNSUPPORTED" -> "应撤回";
            default -> word;
        };
    }

    static String ofCategory(String category) {
        return CATEGORIES.getOrDefault(category, category);
    }

    static String ofKind(String kind) {
        return KINDS.getOrDefault(kind, kind.replaceFirst("^false:", "假："));
    }

    /** A key in words: 动作正确 · 险情. */
    static String ofKey(String key) {
        Measure measure = Measure.of(key);
        String part = Measure.part(key);
        if (part.isEmpty()) {
            return measure.chinese();
        }
        String named = switch (measure) {
            case ACTION -> part.equals(RankFindings.FOLLOW_UP) ? "接着问" : ofCategory(part);
            case CLAIM -> ofKind(part);
            case REJECTED -> ofScript(part);
            default -> part.equals(RankFindings.FOLLOW_UP) ? "接着问" : "独立成句";
        };
        return measure.chinese() + " · " + named;
    }

    static String ofScript(String part) {
        for (Script script : Script.values()) {
            if (script.part().equals(part)) {
                return script.chinese();
            }
        }
        return part;
    }
}
