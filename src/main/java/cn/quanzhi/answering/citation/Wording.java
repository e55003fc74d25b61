package cn.quanzhi.answering.citation;

import cn.quanzhi.knowledge.Script;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Text in a form in which two wordings of one thing can be laid beside each other. */
final class Wording {

    private static final Pattern MARKS = Pattern.compile("[*_`#]|(?m:^\\s*>)|^\\s*\\||\\|\\s*$");
    /** ① before a part of a list; in ⑤万元 it is a figure. */
    private static final Pattern ITEM =
            Pattern.compile("[①-⑳⑴-⒛](?<=(?:^|[:：;；,，。、\\s]).)(?!\\s?(?:[百千万亿]|" + Units.WORDS + "))");

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\n]]");
    /** In front of each line the word of the law, behind it what people say for it. */
    private static final String SAYINGS = """
            监督管理 监管
            药品监督管理 药监
            市场监督管理 市场监管 市监
            人民法院 法院
            人民检察院 检察院
            人民政府 政府
            公安机关 公安局 公安 警方
            生产者 生产企业 生产单位 生产商 制造商 制造者 厂家 厂商
            销售者 销售商 销售企业 经销商 卖家 卖方
            经营者 经营企业 经营单位 商家 店家 商户
            消费者 顾客 买家
            从业人员 员工 劳动者 职工 工作人员
            危险化学品 危化品
            电子商务 电商
            互联网 网络 网上 线上
            医疗机构 医院
            营业执照 执照
            企业 公司
            个体工商户 个体户
            购买 买 采购
            销售 卖 出售 售卖
            委托生产 代工 代加工
            告知 通知 告诉
            立即 马上 立刻 第一时间 赶紧
            届满 到期 期满
            逾期 过期 超期
            停止生产 停产
            停止销售 停售
            停止使用 停用
            责令停产停业 停业整顿
            免费 不收费 无偿 不要钱 不花钱 不收钱 不用花钱
            自行 自己
            公布 公示 公开
            变更 改变 变化 更改 变动
            取得 获得 拿到
            协助 帮助 配合 帮忙 帮
            提出 提起
            审查 审核
            检验 检测 检查
            知道 得知 知晓 知悉 获知
            签名 签字
            诉讼 官司
            处罚 惩处
            符合 满足 达到
            其他 其它 别的 另外的
            期限 时限 时间
            材料 资料
            保存 留存 保管 存放
            缴纳 交纳
            提交 递交
            原因 理由
            约定 讲好
            应当
            视为 当作 算作 视同
            境外 国外 海外
            境内 国内
            每年 每年度 一年
            每日 每天
            当日 当天
            次日 第二天
            显著位置 显眼位置 显眼处 显眼的地方 醒目位置 醒目处
            载明 写明 写清楚 写清 注明 标明
            共同 一块儿
            修复 修好
            的费用 的钱
            擅自 私自
            隐瞒 瞒着 瞒了
            弄虚作假 造假 作假
            驾驶员 司机
            工业和信息化 工信
            住房和城乡建设 住建
            """;

    private static final Pattern SPOKEN_DUTY =
            Pattern.compile("(?<![重主次需首必概摘简只就快不还想将否无纲]|^)要(?![求约素点件领害么闻义事塞冲是不想几多少一])");
    private static final Pattern SPOKEN_RIGHT = Pattern.compile("(?<![用功性职技智节不只可才势动热核电产效潜官耗])能(?![力源耗效够量级否动手人环见])");
    /** By the first character, the longest saying first. */
    private static final Map<Character, List<Saying>> SAID = read();

    private Wording() {}

    /** Half width, simplified, lower case, without emphasis and what can't be seen: as a reader sees the text. */
    static String plain(String text) {
        String folded = Normalizer.normalize(
                ITEM.matcher(MARKS.matcher(text).replaceAll(""))
                        .replaceAll("")
                        .replace('|', ',')
                        .replace('→', ','),
                Normalizer.Form.NFKC);
        return Script.simplified(INVISIBLE.matcher(folded).replaceAll(""))
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    /** Plain text with one form for figures, for what obliges, allows or forbids, and for what people say. */
    static String even(String plain) {
        return SPOKEN_RIGHT.matcher(law(plain)).replaceAll("可以");
    }

    /** The same for a law's text, where 能 is ability and no right. */
    static String law(String plain) {
        String figures = Quantities.canonical(plain).replace("需要", "需");
        String modals = Modality.canonical(figures);
        modals = SPOKEN_DUTY.matcher(modals).replaceAll("应当");
        return inLawWords(modals);
    }

    private record Saying(String words, String law) {}

    private static String inLawWords(String text) {
        StringBuilder law = new StringBuilder(text.length() + 16);
        for (int at = 0; at < text.length(); ) {
            Saying said = null;
            for (Saying saying : SAID.getOrDefault(text.charAt(at), List.of())) {
                if (said == null && text.startsWith(saying.words(), at)) {
                    said = saying;
                }
            }
            law.append(said == null ? text.substring(at, at + 1) : said.law());
            at += said == null ? 1 : said.words().length();
        }
        return law.toString();
    }

    private static Map<Character, List<Saying>> read() {
        Map<Character, List<Saying>> words = new HashMap<>();
        SAYINGS.lines().forEach(line -> {
            String[] forms = line.split(" ");
            for (String form : forms) {
                words.computeIfAbsent(form.charAt(0), first -> new ArrayList<>())
                        .add(new Saying(form, forms[0]));
            }
        });
        words.values()
                .forEach(all -> all.sort(Comparator.comparingInt(
                                (Saying saying) -> saying.words().length())
                        .reversed()));
        return words;
    }
}
