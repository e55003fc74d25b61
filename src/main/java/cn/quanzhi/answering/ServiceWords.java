package cn.quanzhi.answering;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/** What the service says in its own name: no claims, so no sources. In Chinese, or in English where the question is. */
final class ServiceWords {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern CODE =
            Pattern.compile("(?i)\\b[a-z]{1,6}(?:\\s?/\\s?[a-z]{1,3})?[\\s_-]?\\d[\\w.:-]*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{3,}");
    private static final int LONGEST_ECHO = 60;

    private ServiceWords() {}

    /** Who types nothing but a number, GBT19001, hasn't written English. */
    static boolean isChinese(String question) {
        return HAN.matcher(question).find()
                || !WORD.matcher(CODE.matcher(question).replaceAll(" ")).find();
    }

    static String person(String question) {
        return isChinese(question)
                ? "好的，已为您登记转人工专家。专家会在本对话中答复您；等待期间可以继续补充情况，也可以接着向 AI 提问。"
                : "A person has been asked for. An expert will answer in this conversation; meanwhile you can add details"
                        + " or go on asking the AI.";
    }

    static String greeting(String question) {
        return isChinese(question)
                ? "您好，我是质量服务平台的 AI 咨询员。标准、计量、认证认可、检验检测、质量管理、知识产权和品牌方面的问题都可以问我：说清产品、地区和时间，答得更准；需要时随时可以转人工专家。"
                : "Hello, I am the AI of this quality-service platform. Ask me about standards, metrology, certification,"
                        + " inspection and testing, quality management, intellectual property or brands. A human expert is"
                        + " always within reach.";
    }

    static String attack(String question) {
        return isChinese(question)
                ? "这个要求我不能照办。我只依据已收录的法律法规、标准信息和办事指南回答质量方面的问题；如果您有这方面的问题，请直接描述。"
                : "I can't do that. I answer questions about quality infrastructure from the laws and guides that I hold;"
                        + " please describe such a question.";
    }

    static String harmful(String question) {
        return isChinese(question)
                ? "这件事我不能帮忙，它可能违法并危害他人。如果您想了解合规的做法，或已经遇到问题想知道怎样补救，请告诉我具体情况，也可以转人工专家。"
                : "I can't help with that: it may be against the law and harm others. If you want to know how to comply or how"
                        + " to put something right, tell me what happened, or ask for an expert.";
    }

    /** Before an answer to a question that sounds as if it took something wrong for granted. */
    static String premiseInDoubt(String question) {
        return isChinese(question)
                ? "先核对前提：这个说法是否成立，以下面的现行规定为准。\n\n"
                : "First the premise: whether it holds is told by the rule in force, which says the following.\n\n";
    }

    /** Before an answer to a question whose premise is a known wrong belief; true of a right one as well. */
    static String correction(String question) {
        return isChinese(question)
                ? "先更正前提：这个说法要以现行规定为准，规定是这样写的。\n\n"
                : "First the premise: what counts is the rule in force, which says the following.\n\n";
    }

    /** Before a sentence that says what is right in the place of a known wrong belief. */
    static String correctionFollows(String question) {
        return isChinese(question) ? "先更正前提，现行规定是：\n\n" : "First the premise. The rule in force is:\n\n";
    }

    /** Before an answer from a text that doesn't count yet on the day that is asked about. */
    static String notYet(String question, LocalDate asOf, String title, LocalDate from) {
        return isChinese(question)
                ? "请注意：下面引的《" + title + "》自 " + from + " 起施行，在 " + asOf + " 还没有施行；当日若另有施行的文本，这里没有收录，要以它为准的，请转专家核实。\n\n"
                : "Please note: the text of “" + title + "” below counts from " + from + " on and was not in force on "
                        + asOf + "; another text that was isn't held here. Ask an expert for the rule of that day.\n\n";
    }

    /** Before an answer from a text that no longer counts on the day that is asked about. */
    static String noLonger(String question, LocalDate asOf, String title) {
        return isChinese(question)
                ? "请注意：下面引的《" + title + "》在 " + asOf + " 已经失效，只供对照，不能作为当日的依据。\n\n"
                : "Please note: “" + title + "”, cited below, was no longer in force on " + asOf
                        + " and is no basis for that day.\n\n";
    }

    /** What was looked for, what would help, and who can take over. */
    static String abstain(Question question, List<String> missing, List<String> guides, boolean isHandedOver) {
        if (!isChinese(question.asked())) {
            return """
                    I found no reliable source%s, and I won't answer from memory.

                    ### Searched
                    Laws and regulations, standards and service guides as of %s: %s

                    ### Needed
                    The product and its model, the place, the date, and whether you make, sell or use it; the number and year of a standard where one is meant.

                    ### Next
                    %s""".formatted(
                            missing.isEmpty() ? "" : " for " + String.join(", ", missing),
                            question.asOf(),
                            echo(question),
                            isHandedOver
                                    ? "An expert has been asked and will answer in this conversation."
                                    : "A human expert can take this up: choose “Ask an expert”.");
        }
        String lead = missing.isEmpty()
                ? "没有找到可靠依据，这个问题我不能凭印象回答。"
                : "没有查到“" + String.join("”“", missing) + "”：已收录的文件里没有它，可能编号或名称有误，也可能尚未收录。";
        StringBuilder text = new StringBuilder(lead)
                .append("\n\n### 查了\n")
                .append(scope(question.asOf(), question.today()))
                .append("查的是：")
                .append(echo(question))
                .append("\n\n### 还需\n产品名称和型号、所在地区、事情发生的时间，您是生产、销售还是使用；涉及标准的，请写编号和年号。\n\n### 下一步\n")
                .append(isHandedOver ? "已转人工，专家会在本对话中答复您；可以先补充以上情况。" : "可以补充以上情况再问，或者点“转专家”，由人工专家答复您。");
        if (!guides.isEmpty()) {
            text.append("\n\n### 相关指南");
            guides.forEach(guide -> text.append("\n- ").append(guide));
        }
        return text.toString();
    }

    private static String scope(LocalDate asOf, LocalDate today) {
        return "法律法规、标准信息、办事指南" + (asOf.equals(today) ? "" : "（按 " + asOf + " 有效的文本）") + "。";
    }

    private static String echo(Question question) {
        String plain =
                question.standalone().replaceAll("[\\s\\[\\]#*_`<>|]+", " ").strip();
        return plain.length() <= LONGEST_ECHO ? plain : plain.substring(0, LONGEST_ECHO) + "……";
    }
}
