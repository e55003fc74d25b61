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
            List.of("商标注册人"));

    private Roles() {}

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
