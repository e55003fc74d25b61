package cn.quanzhi.answering.citation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whom a text speaks of: words for one role are one, and who makes a thing is not who sells it. */
final class Roles {

    private static final List<List<String>> FAMILIES = List.of(
            List.of("生产者", "生产企业", "生产单位", "制造商", "厂家", "生产厂"),
            List.of("销售者", "经营者", "销售商", "商家", "卖家", "销售企业", "经营企业", "经营单位", "出卖人"),
            List.of("消费者", "买家", "顾客", "购买者", "买受人"),
            List.of("使用单位", "使用者", "使用人"),
            List.of("检验机构", "检测机构", "检验检测机构", "检定机构"),
            List.of("认证机构"),
            List.of("进口商", "进口者", "收货人"),
            List.of("专利权人"),
            List.of("商标注册人"),
            List.of("董事会", "董事长"),
            List.of("监事会", "监事"),
            List.of("股东会", "股东大会"),
            List.of("发包人", "定作人"),
            List.of("承包人", "承揽人"),
            List.of("委托人", "委托方"),
            List.of("受托人", "受托方", "受托生产"),
            List.of("被申请人", "被请求人", "被告"),
            List.of("被投诉人"),
            List.of("债权人"),
            List.of("债务人"),
            List.of("自然人"),
            List.of("人民法院"),
            List.of("公安机关"),
            List.of("海关"),
            List.of("国务院"),
            List.of("省级", "省、自治区", "省人民政府", "省市场"),
            List.of("县级", "县人民政府"),
            List.of("乡镇", "乡（镇）", "镇人民政府", "街道办"),
            List.of("行业协会", "协会"),
            List.of("第三方"));

    private Roles() {}

    /** Whether each names a role that the other doesn't, and they share none. */
    static boolean apart(String one, String other) {
        Set<Integer> first = in(one);
        Set<Integer> second = in(other);
        if (first.isEmpty() || second.isEmpty()) {
            return false;
        }
        first.retainAll(second);
        return first.isEmpty();
    }

    /** The families whose words occur, by number. */
    static Set<Integer> in(String text) {
        Set<Integer> found = new HashSet<>();
        for (int family = 0; family < FAMILIES.size(); family++) {
            if (FAMILIES.get(family).stream().anyMatch(text::contains)) {
                found.add(family);
            }
        }
        return found;
    }
}
