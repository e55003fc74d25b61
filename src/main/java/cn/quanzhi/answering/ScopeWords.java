package cn.quanzhi.answering;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What is said to a question of another service, and the one question that is asked back where a message is too bare. */
final class ScopeWords {

    private static final Map<Pattern, String> ELSEWHERE = new LinkedHashMap<>();
    private static final Map<Pattern, String> ASKED_BACK = new LinkedHashMap<>();

    static {
        elsewhere("社保|养老|失业|工伤|劳动|工资|辞退|裁员|加班|五险", "人力资源社会保障部门，电话 12333");
        elsewhere("医保", "医疗保障部门，电话 12393");
        elsewhere("公积金", "住房公积金中心，电话 12329");
        elsewhere("税|发票|报销", "税务部门，电话 12366");
        elsewhere("驾照|驾驶证|违章|扣分|扣了.{0,3}分|闯红灯|车牌|上牌|交警|交通|酒驾", "公安交管部门，“交管12123”");
        elsewhere("户口|身份证|居住证|落户|派出所|报案|被骗|诈骗", "公安机关，紧急情况拨打 110");
        elsewhere("护照|签证|港澳|出入境", "移民管理部门，电话 12367");
        elsewhere("离婚|结婚|抚养|继承|遗产|遗嘱|借条|欠条|判刑|坐牢|律师|官司|起诉|房产|彩礼", "法律援助热线，电话 12348");
        elsewhere("消防|环评|排污|施工|规划|土地|拆迁|物业|噪音|停车|公交|供暖|暖气|水费|电费|燃气费", "12345 政务服务便民热线");
        elsewhere("头疼|头痛|发烧|感冒|咳嗽|怀孕|吃什么药|看病|挂号|体检|失眠|医院", "医疗机构，急症拨打 120");
        elsewhere("股票|基金|贷款|信用卡|理财|银行|保险", "金融机构，投诉可拨打 12378 或 12363");

        back("罚|处罚|违法|违规|后果|责任", "说的是什么产品或服务，您是生产、销售还是使用，具体出了什么情况？");
        back("商标|专利|版权|著作权", "是哪一类（商标、发明、实用新型、外观设计），现在到了哪一步？");
        back("标准|执行|哪一版|限值", "是什么产品，在国内销售还是出口？知道标准编号的请写上编号和年号。");
        back("标签|标识|包装|标志|贴标|标注", "是什么产品，卖到哪里？");
        back("检|测|样|报告|校准|误差", "是什么产品或器具，检验检测用来做什么（出厂、年检、抽查复检、投标、电商）？");
        back("证|许可|备案|执照|登记|资质|年审|换", "是哪一种证照（如营业执照、食品许可、生产许可、3C 证书、检定证书），用在什么产品或设备上？");
        back("投诉|举报|赔|退", "是什么商品或服务，您是消费者还是商家，什么时候发生的？");
        back("多久|几天|时间|期限|什么时候|最晚|来得及", "说的是哪一项手续或者哪一份文书，什么时候收到或者办的？");
        back("材料|流程|怎么办|咋办|申请|办理|手续|准备", "要办的是哪一件事，涉及什么产品，在哪个地区？");
    }

    private ScopeWords() {}

    private static void elsewhere(String words, String where) {
        ELSEWHERE.put(Pattern.compile(words), where);
    }

    private static void back(String words, String question) {
        ASKED_BACK.put(Pattern.compile(words), question);
    }

    /** That it is another service's matter, and whose. */
    static String decline(String question) {
        if (!ServiceWords.isChinese(question)) {
            return """
                    This lies outside quality infrastructure, so I won't answer it. For public services in China call 12345.

                    ### What I can answer
                    Standards, metrology, certification, inspection and testing, quality management, intellectual property and brands.""";
        }
        String where = ELSEWHERE.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(question).find())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("相应的主管单位；政务事项可以拨打 12345");
        return "这个问题不在质量服务的范围内，我没有可靠依据，不能回答。\n\n### 去哪问\n" + where
                + "。\n\n### 我能答的\n标准、计量、认证认可、检验检测、质量管理、知识产权和品牌方面的问题。";
    }

    /** One precise question. */
    static String clarify(String question) {
        if (!ServiceWords.isChinese(question)) {
            return "To answer this I need to know one thing: which product or document is it about, and do you make, sell or"
                    + " use it?";
        }
        String back = ASKED_BACK.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(question).find())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("说的是什么产品或者哪一件事，在哪个地区、什么时候？");
        return "要答准这个问题，请先告诉我：" + back + "\n\n### 也可以\n不方便细说，可以点“转专家”，由人工专家了解情况。";
    }
}
