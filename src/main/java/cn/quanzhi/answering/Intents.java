package cn.quanzhi.answering;

import cn.quanzhi.answering.intent.Intent;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a message wants, as far as its form alone tells: danger, a wish for a person, an attack, plain harm, a greeting. */
final class Intents {

    private static final Pattern EMERGENCY =
            Pattern.compile("(?:(?:电梯|轿厢).{0,12}(?:困人|被困|关人|困住|困在|坠落|掉下|夹)|(?:困|关|卡)在.{0,4}(?:电梯|轿厢)里?"
                    + "|(?:锅炉|压力容器|储罐|气瓶|罐车|管道|阀门|液氨|煤气|燃气|天然气|氯气|叉车|行车|吊车|塔吊|起重机|反应釜).{0,14}"
                    + "(?:爆炸|炸了|漏气|泄漏|泄露|漏液|漏了|冒烟|冒白汽|冒气|着火|起火|倒了|翻了|砸到|压到|伤人|死人|报警响个?不停)"
                    + "|(?:吃|喝|饭|餐|宴|食堂|外卖).{0,24}(?:上吐下泻|集体.{0,4}(?:呕吐|腹泻|中毒)|食物中毒|中毒了|中毒|吐了|拉肚子.{0,6}(?:好几|多)|送医|住院)"
                    + "|(?:已经|正在|现场|刚刚?).{0,6}(?:爆炸|着火|起火|出人命|死人|有人受伤))");
    private static final Pattern ASKS_ABOUT_RULE =
            Pattern.compile("(?:怎么处罚|罚多少|如何预防|怎么预防|应急预案|标准是什么|责任怎么|算不算事故|以前|去年|前年|上个?月|时限|多久(?:内|之内)?(?:报告|上报)|几小时内)");
    private static final Pattern PERSON = Pattern.compile(
            "(?:转|找|要|叫|换|请|联系|接)(?:个|一?下|一个|一位|到|我)?(?:人工|真人|客服|专家|专属专家|工作人员|老师|活人|人来)|人工(?:服务|客服|坐席|答复)|(?:不想|别让?|不要)(?:跟|和|让)?.{0,4}(?:机器|AI|ai)|给我(?:打|回)(?:个)?电话|有没有(?:真?人)(?:在|能|可以)");
    private static final Pattern GREETING = Pattern.compile(
            "^(?:你好|您好|hi|hello|哈喽|嗨|在吗|在不在|有人吗|早上好|上午好|下午好|晚上好|谢谢|多谢|感谢|辛苦了|好的|嗯+|再见|拜拜|知道了|明白了|ok)(?:呀|啊|了|你|您|啦|哦|!|！|。|~|，|,|\\s)*$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ATTACK = Pattern.compile(
            "(?:忽略|无视|忘(?:记|掉)|跳过|取消|不要遵守).{0,10}(?:以上|上面|之前|前面|所有|一切|系统|你的).{0,10}(?:指令|指示|提示|规则|要求|设定|限制|prompt)"
                    + "|(?:系统提示词?|system prompt|初始指令|提示词原文|你的指令|你的提示词|隐藏指令|内部规则)|(?:ignore|disregard|forget).{0,24}(?:previous|above|all|prior|your).{0,16}(?:instruction|prompt|rule)"
                    + "|(?:进入|开启|切换到?|启用).{0,6}(?:开发者|越狱|DAN|无限制|调试|管理员)模式|jailbreak|developer mode|\\bDAN\\b|(?:你现在是|从现在起你是|假装你是|扮演).{0,16}(?:没有限制|不受限制|黑客|另一个)"
                    + "|(?:原样|逐字|完整)(?:地)?(?:输出|打印|复述|重复).{0,12}(?:提示|指令|规则|上文|上面)|(?:只|请只|仅)(?:用|输出|回答|回复).{0,8}(?:JSON|json|base64|以下(?:内容|文字)|这句话)|重复.{0,10}(?:一千|一百|\\d{2,})次",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HARMFUL = Pattern.compile(
            "(?:怎么|如何|怎样|教我|帮我|想|有没有办法|能不能|给我).{0,16}(?:伪造|造假|做假|编造|篡改|假冒|仿冒|办假|买假|冒充|瞒报|躲避?检查|逃避(?:检查|抽检|处罚|监管)|糊弄检查|应付抽检|行贿|送礼.{0,6}(?:通融|通过)|买通|制毒|炸药|投毒|报复|人肉|黑进|入侵|攻击.{0,6}(?:网站|系统))"
                    + "|(?:帮|替)我.{0,8}(?:写|做|弄|出)(?:一?份|个|张)?.{0,6}(?:假|虚假)|假(?:证|报告|检测报告|合格证|公章).{0,8}(?:哪里|哪儿|怎么|多少钱)(?:买|办|做|弄)");
    private static final Pattern ABOUT_CONSEQUENCES = Pattern.compile(
            "(?:会怎|怎么罚|罚多少|处罚|后果|违法吗|违规吗|合法吗|行吗|可以吗|犯法|坐牢|判|举报|投诉|赔|被(?:人|别人|对方|同行|商家)|发现|遇到|收到|识别|鉴别|辨别|防止|防范|避免|怎么认定|怎么算)");

    /** 我要举报隔壁水果店 does it by saying so; 我要举报该找谁 asks how. */
    private static final Pattern REPORTS =
            Pattern.compile("我们?(?:现在)?要(?:实名)?举报(?!的?[人信者]|奖|[^，,。？?]{0,8}(?:怎么|怎样|如何|哪|谁|渠道|电话|流程|材料|会不会|能不能|有没有))");

    private Intents() {}

    /** Whether somebody is reported in so many words. */
    static boolean reports(String message) {
        return REPORTS.matcher(message).find();
    }

    /** The intent where the form alone tells it. */
    static Optional<Intent> byForm(String question) {
        String text = Normalizer.normalize(question, Normalizer.Form.NFKC).strip();
        boolean danger =
                EMERGENCY.matcher(text).find() && !ASKS_ABOUT_RULE.matcher(text).find();
        if (danger || EnglishDanger.isIn(text)) {
            return Optional.of(Intent.EMERGENCY);
        }
        if (ATTACK.matcher(text).find()) {
            return Optional.of(Intent.PROMPT_ATTACK);
        }
        if (HARMFUL.matcher(text).find() && !ABOUT_CONSEQUENCES.matcher(text).find()) {
            return Optional.of(Intent.HARMFUL);
        }
        if (PERSON.matcher(text).find() || EnglishWish.isIn(text)) {
            return Optional.of(Intent.WISH_FOR_PERSON);
        }
        return GREETING.matcher(text).matches() ? Optional.of(Intent.SMALL_TALK) : Optional.empty();
    }
}
