package cn.quanzhi.answering.citation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One word of a copy in another's place, one put in, one duty hung on. Which it is, the sentence itself decides, so a lesson
 * is the same each time.
 */
final class WordSwaps {

    /** Words of one kind, of which a rule that is true for one is false for another. */
    private static final List<List<String>> KINDS = Stream.of(
                    "人民法院 人民检察院 公安机关 仲裁机构 行业协会",
                    "市场监督管理部门 卫生健康部门 海关 知识产权部门 生态环境部门 商务部门",
                    "国务院 省级人民政府 县级人民政府 乡镇人民政府",
                    "生产者 销售者 消费者 运输者 仓储者 进口商",
                    "申请人 代理人 利害关系人 异议人 受让人",
                    "当事人 证人 第三人 投诉人 举报人",
                    "股东 董事 监事 经理 债权人",
                    "法定代表人 实际控制人 技术负责人 质量负责人",
                    "企业 个体工商户 自然人 社会组织",
                    "主管人员 普通员工 技术人员 销售人员",
                    "食品 药品 化妆品 农产品 饲料 玩具",
                    "医疗器械 计量器具 特种设备 消防器材",
                    "专利 商标 著作权 商业秘密 地理标志",
                    "发明 实用新型 外观设计",
                    "国家标准 行业标准 地方标准 团体标准 企业标准",
                    "检验 检定 校准 检疫 认证 认可",
                    "型式试验 监督检验 定期检验 出厂检验",
                    "许可证 营业执照 合格证 登记证书 资质证书",
                    "标签 说明书 包装 广告 合同",
                    "原件 复印件 副本 电子件 样本",
                    "书面 口头 电子 匿名",
                    "公告 通知 听证 约谈 专家论证",
                    "批准 备案 登记 公示 报告",
                    "受理 审查 核准 公布 归档",
                    "警告 通报批评 罚款 拘留 责令停产停业",
                    "吊销 撤销 暂扣 注销 变更",
                    "没收 封存 退还 拍卖 转移",
                    "改正 召回 停止销售 补办手续 公开道歉",
                    "调解 仲裁 行政复议 行政诉讼 信访",
                    "赔偿损失 支付违约金 恢复原状 消除影响",
                    "民事责任 刑事责任 行政责任",
                    "故意 过失 疏忽",
                    "生产 销售 使用 运输 贮存 进口 出口 研制",
                    "设计 制造 安装 改造 修理 维护保养",
                    "境内 境外 自由贸易试验区",
                    "住所地 经营地 户籍地 违法行为发生地",
                    "立即 定期 事后 按季度",
                    "每年 每半年 每季度 每两年",
                    "之前 之后 期间",
                    "作出 收到 送达 公布",
                    "违法所得 货值金额 销售收入 注册资本 营业额",
                    "费用 押金 利息 税款",
                    "名称 住所 经营范围 注册资本 负责人",
                    "质量 数量 价格 产地 成分 规格",
                    "样品 成品 原料 半成品",
                    "抽样 全数检查 网络监测 书面审查",
                    "保存 销毁 移交 公开",
                    "鼓励 要求 限制 资助",
                    "主要 全部 个别 次要",
                    "首次 再次 多次",
                    "重大 一般 轻微",
                    "真实 完整 及时 准确",
                    "安全 环保 节能 卫生",
                    "聘用 委托 授权 推荐",
                    "转让 出租 质押 赠与",
                    "网站 报纸 公告栏 广播",
                    "二分之一 三分之一 三分之二 四分之三")
            .map(words -> List.of(words.split(" ")))
            .toList();

    private static final List<String> ADVERBS =
            List.of("每季度", "书面", "当场", "无偿", "通过线上平台", "会同公安机关", "提前三日", "亲自", "在媒体上", "经上级同意后", "另行收费", "委托第三方");
    private static final List<String> DUTIES = List.of(
            "并报上一级机关备案",
            "所需费用由申请人承担",
            "逾期未答复的视为同意",
            "并在显著位置公示三十日",
            "但双方另有约定的从其约定",
            "并应当投保相应的责任保险",
            "由此造成的损失由主管部门补偿",
            "相关记录至少保存五年",
            "对该决定不得申请复议",
            "情况紧急的可以不受此限");

    private static final String MUST = "应当";

    private WordSwaps() {}

    /**
     * @param sentence a true one, without its full stop
     * @param passage what it is true of: a word that this has says perhaps the same
     */
    static List<String> of(String sentence, String passage) {
        int choice = sentence.hashCode();
        List<String> lies = new ArrayList<>();
        List<String> swapped = KINDS.stream()
                .flatMap(kind -> swapped(sentence, passage, kind, choice).stream())
                .toList();
        if (!swapped.isEmpty()) {
            lies.add(chosen(swapped, choice));
        }
        if (swapped.size() > 1) {
            lies.add(chosen(swapped, choice + 1));
        }
        String adverb = chosen(ADVERBS, choice);
        int duty = sentence.indexOf(MUST);
        if (duty >= 0 && !passage.contains(adverb)) {
            lies.add(new StringBuilder(sentence)
                    .insert(duty + MUST.length(), adverb)
                    .toString());
        }
        lies.add(sentence + "，" + chosen(DUTIES, choice));
        return lies;
    }

    private static Optional<String> swapped(String sentence, String passage, List<String> kind, int choice) {
        List<String> others =
                kind.stream().filter(word -> !passage.contains(word)).toList();
        return others.isEmpty()
                ? Optional.empty()
                : kind.stream()
                        .filter(sentence::contains)
                        .findFirst()
                        .map(word -> sentence.replace(word, chosen(others, choice)));
    }

    private static String chosen(List<String> some, int choice) {
        return some.get(Math.floorMod(choice, some.size()));
    }
}
