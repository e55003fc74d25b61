package cn.quanzhi.answering;

import cn.quanzhi.knowledge.Script;
import java.util.regex.Pattern;

/** What to do at once where somebody is in danger, and whom to call. In Chinese, or in English where the message is. */
final class SafetyWords {

    private static final Pattern LIFT = Pattern.compile("电梯|轿厢|(?i:\\b(?:lift|elevator)s?\\b)");
    /** What endangers whoever stands near, in a kitchen too. */
    private static final Pattern AROUND = Pattern.compile(
            "泄[漏露]|漏[气电液油]|爆|[炸塌砸]|[着起失]火|火灾|冒烟|[煤燃沼氨氯]气|液化气|天然气|一氧化碳|锅炉|触电|压伤|夹住|烫伤|(?i:leak|explo|\\bfire\\b|burning|smoke|\\bgas\\b|ammonia|carbon monoxide|boiler|electrocut|electric shock|crush)");

    private static final Pattern FOOD = Pattern.compile("吃|喝|饭|餐|宴|食|呕|吐|泻|拉肚子|(?i:food|poison|vomit|canteen|meal)");

    private SafetyWords() {}

    /** @param asked in either script */
    static String of(String asked) {
        String text = Script.simplified(asked);
        boolean chinese = ServiceWords.isChinese(text);
        if (LIFT.matcher(text).find()) {
            return chinese ? lift() : liftInEnglish();
        }
        if (FOOD.matcher(text).find() && !AROUND.matcher(text).find()) {
            return chinese ? food() : foodInEnglish();
        }
        return chinese ? any() : anyInEnglish();
    }

    /** Before the rule that is asked for. */
    static String beforeRule(String question) {
        String rule = ServiceWords.isChinese(question) ? "### 您问的规定" : "### The rule you asked for";
        return of(question) + "\n\n" + rule + "\n";
    }

    private static String lift() {
        return """
                请先保证人身安全：让被困人员不要扒门、不要自行爬出，靠轿厢内壁站稳；立即按轿厢里的警铃或拨打轿厢内张贴的救援电话，人员受伤或情况危急时拨打 119、120。

                ### 同时
                - 通知使用单位和维保单位到场救援，停用该电梯并设警示。
                - 保护现场，向当地市场监督管理部门报告。

                已为您紧急转人工，专家会在本对话中跟进。""";
    }

    private static String liftInEnglish() {
        return """
                Keep people safe first: whoever is inside must not force the doors or climb out, and should stand against the wall of the car; press its alarm or call the rescue number posted in it at once. If somebody is hurt or it gets critical, call 119 and 120.

                ### Meanwhile
                - Call the building's operator and the maintenance company to the rescue; take the lift out of service and mark it.
                - Leave the site as it is and report to the local market regulator.

                Your case went to a human expert as urgent; the expert will follow up in this conversation.""";
    }

    private static String food() {
        return """
                请先救人：立即送医，拨打 120，并告诉医生吃过什么、什么时候吃的。

                ### 同时
                - 马上停止供餐，封存剩余的食品、原料、工具和留样，不要清洗丢弃。
                - 向所在地县级市场监督管理部门和卫生健康部门报告，不要隐瞒、不要毁灭证据。

                已为您紧急转人工，专家会在本对话中跟进。""";
    }

    private static String foodInEnglish() {
        return """
                Help people first: get them to a hospital, call 120, and tell the doctors what was eaten and when.

                ### Meanwhile
                - Stop serving at once; seal what is left of the food, its ingredients, tools and kept samples; wash and throw away nothing.
                - Report to the county's market regulator and health authority; hide and destroy nothing.

                Your case went to a human expert as urgent; the expert will follow up in this conversation.""";
    }

    private static String any() {
        return """
                请先保证人身安全：立即停止使用设备，让人员撤到安全处，切断可能的火源和来源（做得到且安全时）；有人受伤拨打 120，着火、泄漏、爆炸拨打 119，需要警察拨打 110。

                ### 同时
                - 不要让无关人员靠近，保护现场，等待专业人员处置。
                - 向当地市场监督管理部门和应急管理部门报告。

                已为您紧急转人工，专家会在本对话中跟进。""";
    }

    private static String anyInEnglish() {
        return """
                Keep people safe first: stop using the equipment, get everybody to a safe place, and shut off sources of fire and of what leaks where that can be done safely. Call 120 for the injured, 119 for fire, leaks and explosions, 110 for the police.

                ### Meanwhile
                - Keep others away, leave the site as it is and wait for professionals.
                - Report to the local market regulator and emergency management authority.

                Your case went to a human expert as urgent; the expert will follow up in this conversation.""";
    }
}
