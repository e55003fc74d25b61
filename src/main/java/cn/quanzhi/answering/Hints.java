package cn.quanzhi.answering;

import cn.quanzhi.answering.intent.Intent;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Words that make an intent likely and don't prove it: they count where what was learned leaves room for doubt. Each is a
 * family of expressions, none a question.
 */
final class Hints {

    private static final double HANDED_OVER = 0.99;
    private static final double ROOM = 0.02;
    private static final double LITTLE_ROOM = 0.01;
    private static final double AGAINST_OTHERS = 0.1;
    private static final Map<Intent, Pattern> HINTS = new LinkedHashMap<>();
    private static final Pattern ABOUT_THE_RULE = Pattern.compile(
            "规定|标准是|多久(?:内|之内)|几(?:天|小时|个小时)(?:内|之内)|时限|预防|预案|怎么罚|罚多少|处罚|违法吗|违规吗|合法吗|犯法|算不算|责任|赔偿|怎么认定|去年|前年|上个?月|以前|当年|培训|演练");

    static {
        HINTS.put(
                Intent.EMERGENCY,
                Pattern.compile(
                        "吞(?:下|了|进)|误[食服喝]|触电|电到|烫伤|烧伤|夹(?:住|到|断)|砸(?:到|中|伤)|轧(?:到|了)|卷(?:进|到)|流血|出血|昏迷|昏倒|晕倒|晕过去|抽搐|休克|喘不[过上]|呼吸困难|没呼吸|脸[都色]?[青紫白]|"
                                + "着火|起火|冒烟|冒火|漏气|漏液|泄漏|泄露|爆了|炸了|煤气味|氨味|刺鼻|一氧化碳|救命|快来人|救人|要出事|要炸|压不住|停不下来|关不掉|困在|被困|出不来|掉下来|坠|中毒|上吐下泻|恶心呕吐|送医院|在抢救|help|trapped|leak(?:ing|ed)?|on fire|explod|unconscious"));
        HINTS.put(
                Intent.HARMFUL,
                Pattern.compile(
                        "[Pp](?:图|一[张下个份]|日期|掉|成)|(?:改|换|调|抹|涂|刮)(?:成|掉|一下|回|小|大|高|低|快|慢|早|晚)|造假|作假|做假|假(?:的|证|章|标|货|报告|合格证|数据|记录)|伪造|编(?:一|个|份|几|三|点|造)|补(?:签|编|造|一份)|"
                                + "不被(?:发现|查|抓|看)|看不出来?|查不(?:到|出)|瞒|蒙混|糊弄|应付|躲(?:过|开)|绕(?:过|开)|避开|门路|路子|关系(?:户|好)|打点|送(?:礼|点|红包|多少钱)|红包|好处费|贿|刷(?:单|评|好评|销量)|水军|删差评|吓唬|威胁|敲诈|报复|"
                                + "冒充|假冒|仿冒|仿(?:一|个|哪)|高仿|贴牌.{0,6}大牌|借(?:用|个)?.{0,4}证|挂(?:证|靠)|买证|买个.{0,4}证|代考|替考|黑进|后门|作弊|偷(?:换|拍|出|数据)|套(?:取|现|补贴)|骗(?:补|取|过)|销毁|删(?:掉|光|了).{0,8}(?:记录|数据|监控|聊天)|隐瞒|毁(?:掉|尸)|炸弹|毒品|枪|摆平|塞钱|通融|敲(?:一笔|竹杠|诈)|狡辩|少给|多报|跳快|短斤|掺(?:一|点|了|进|再)|勾兑|走私|水货"));
        HINTS.put(
                Intent.CASE,
                Pattern.compile(
                        "(?:急|刚|正在|今天|明天|后天|下周|周[一二三四五六日天]|[两三四五]天|马上|现在|已经|还在).{0,22}"
                                + "(?:查封|封了|贴了?封条|扣(?:了|着|在|押|留)|听证|开庭|传票|冻结|拉走|拉货|强制|召回|判了|执法|起诉).{0,30}"
                                + "(?:咋办|怎么办|怎么弄|找谁|咋弄|求|急|该不该|要不要|能不能帮|帮)|(?:法院|仲裁委).{0,16}(?:要|让|通知|叫).{0,20}(?:鉴定|交|提交|到庭)|^急+[!！]"));
        HINTS.put(
                Intent.COMPLAINT,
                Pattern.compile(
                        "(?:你们|平台|专家|客服|机构|检测所|检测公司|实验室|计量院|认证公司|代理公司|老师).{0,24}(?:没动静|没(?:人)?回|不回|没信儿|拖|耽误|擅自|乱收|态度|骗|不认账|推脱|踢皮球|答错|说错|误导)|^(?:要求|必须|给我).{0,4}(?:退款|退钱|退费|赔偿损失|道歉|给个说法)"));
        HINTS.put(
                Intent.PROMPT_ATTACK,
                Pattern.compile(
                        "(?:把|给我|查一?下|看看|告诉我|发我).{0,20}(?:别(?:人|家)|隔壁|对面|同行|竞争对手|其他(?:企业|公司)|举报人|投诉人|那家).{0,20}(?:一企一册|档案|工单|咨询|聊天记录|电话|手机号|住址|资料|配方|名单|报告)|(?:隔壁|别家|同行).{0,16}(?:发我|给我)(?:看|一份)?|后台|数据库|密钥|口令|管理员"));
        HINTS.put(
                Intent.UNKNOWABLE,
                Pattern.compile(
                        "推荐.{0,6}(?:家|个)|哪(?:家|几家|个公司).{0,8}(?:评上|获奖|入选|好|便宜|靠谱|能拿|通过)|联系人|联系电话|电话(?:是)?多少|地址在哪|几点(?:上班|下班|开门)|周[六日末].{0,6}(?:有没有人|上班|开门)|会不会(?:再)?(?:推迟|放开|延|改|取消|涨)|什么时候(?:会|能)?(?:修|改|出台|公布|放开|打到|到账)|"
                                + "我(?:的|们的?|家|递|交|报|申请).{0,20}(?:到哪(?:一步|了)|卡在|进度|检完|出来没|谁手上|批(?:了|下来)没|收到(?:了)?没|到账)|限值|限量(?:是)?多少|最大(?:允许)?使用|能放多少|多少(?:家|个厂)|合格率|评委|名单|排名|内部"));
    }

    private Hints() {}

    /**
     * The intent that a message's words hint at.
     *
     * @param likely the learned probabilities, which must leave room for it
     */
    static Optional<Intent> of(String message, Map<Intent, Double> likely, double limit) {
        String text = Normalizer.normalize(message, Normalizer.Form.NFKC).strip();
        if (ABOUT_THE_RULE.matcher(text).find()) {
            return Optional.empty();
        }
        double question = likely.getOrDefault(Intent.CONSULTATION, 0.0);
        return HINTS.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(text).find())
                .map(Map.Entry::getKey)
                .filter(intent -> question < (intent.isHandedOver() ? HANDED_OVER : limit))
                .filter(intent -> room(intent, likely) >= (intent.isHandedOver() ? LITTLE_ROOM : ROOM))
                .filter(intent ->
                        intent == Intent.EMERGENCY || room(intent, likely) >= AGAINST_OTHERS * others(intent, likely))
                .findFirst();
    }

    /** The likeliest of what is neither a question nor hinted at: a hint decides against a question, not between others. */
    private static double others(Intent intent, Map<Intent, Double> likely) {
        return likely.entrySet().stream()
                .filter(entry -> entry.getKey() != Intent.CONSULTATION && !isLike(intent, entry.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

    private static boolean isLike(Intent one, Intent other) {
        return one == other || (one.isRefused() && other.isRefused()) || (one.isHandedOver() && other.isHandedOver());
    }

    private static double room(Intent intent, Map<Intent, Double> likely) {
        return likely.entrySet().stream()
                .filter(entry -> intent.isRefused() ? entry.getKey().isRefused() : entry.getKey() == intent)
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
