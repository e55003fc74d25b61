package cn.quanzhi.answering.citation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether two names can be one person's or body's. */
final class Names {

    private static final double LIKE = 0.5;
    private static final List<Set<String>> LEVELS = List.of(
            Set.of("国务院", "国家", "全国", "中央"),
            Set.of("省"),
            Set.of("设区的市", "市级"),
            Set.of("县"),
            Set.of("乡", "镇", "街道"),
            Set.of("上级", "上一级"),
            Set.of("下级"),
            Set.of("本级", "同级"));
    private static final List<String> ANYONE = List.of("企业", "单位", "个人", "当事人", "组织", "者", "平台", "经营者");
    private static final List<String> ANY_BODY =
            List.of("部门", "有关部门", "主管部门", "监督管理部门", "机关", "机构", "政府", "人民政府", "人民政府部门", "有关机关");
    private static final Pattern KIND = Pattern.compile("(?:部门|机关|机构|企业|单位|组织|政府|委员会|协会|局|人|者)$");

    private static final Pattern NATION = Pattern.compile("国务院|国家|全国|中央");
    private static final Pattern PROVINCE = Pattern.compile("省、自治区、直辖市(?:级)?");
    private static final Pattern JOINT = Pattern.compile("(?<![省区])、|和|及|与|或者?|以及");
    private static final Pattern VAGUE = Pattern.compile("[0-9]|之日|(?:他|别|本|个)人$|^.$|^[那这哪某]");
    private static final Pattern PLACE = Pattern.compile("(?:其)?(?:所在|住所|经营|属|当|本)地");
    private static final Pattern RELATIVE = Pattern.compile("[上下]一?级|同级");
    private static final int LONGEST = 14;

    private Names() {}

    static boolean alike(String one, String other) {
        return JOINT.splitAsStream(one)
                .allMatch(part -> JOINT.splitAsStream(other).anyMatch(its -> isAlike(part, its)));
    }

    /** Whether it is too long or too vague to tell one from another. */
    static boolean isVague(String name) {
        return name.length() > LONGEST || VAGUE.matcher(name).find();
    }

    static boolean isJoint(String name) {
        return JOINT.matcher(name).find();
    }

    private static boolean isAlike(String one, String other) {
        if (Roles.apart(one, other) || levelsApart(one, other)) {
            return false;
        }
        if (ANYONE.contains(one)) {
            return !isBody(other);
        }
        if (ANY_BODY.contains(one)) {
            return isBody(other);
        }
        String mine = own(one);
        String its = own(other);
        if (mine.isEmpty() || its.isEmpty()) {
            return isBody(one) == isBody(other);
        }
        return isForm(mine, its);
    }

    /** Whether what the names don't share at either end is a shorter form of one thing: 计量 and 地方人民政府计量行政. */
    private static boolean isForm(String one, String other) {
        int head = 0;
        int most = Math.min(one.length(), other.length());
        while (head < most && one.charAt(head) == other.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < most - head && one.charAt(one.length() - 1 - tail) == other.charAt(other.length() - 1 - tail)) {
            tail++;
        }
        String mine = one.substring(head, one.length() - tail);
        String its = other.substring(head, other.length() - tail);
        return mine.isEmpty()
                || its.isEmpty()
                || Math.min(mine.length(), its.length()) == 1 && Math.max(mine.length(), its.length()) > 2
                || common(mine, its) >= LIKE * Math.min(mine.length(), its.length());
    }

    /** How many characters stand in both in one order. */
    private static int common(String one, String other) {
        int[] lengths = new int[other.length() + 1];
        for (int i = 0; i < one.length(); i++) {
            int diagonal = 0;
            for (int j = 0; j < other.length(); j++) {
                int above = lengths[j + 1];
                lengths[j + 1] = one.charAt(i) == other.charAt(j) ? diagonal + 1 : Math.max(above, lengths[j]);
                diagonal = above;
            }
        }
        return lengths[other.length()];
    }

    /** What tells a name from others of its kind. */
    private static String own(String name) {
        String level = NATION.matcher(PROVINCE.matcher(name).replaceAll("省级")).replaceAll("国");
        return KIND.matcher(PLACE.matcher(level).replaceAll("")).replaceFirst("");
    }

    /** A name for whomever a rule may concern. */
    static boolean isAnybody(String name) {
        return ANYONE.contains(name) || ANY_BODY.contains(name);
    }

    private static boolean isBody(String name) {
        return name.matches(".*(?:部门|机关|机构|政府|法院|国务院|委员会|局|海关|检察院).*");
    }

    private static boolean levelsApart(String one, String other) {
        if (RELATIVE.matcher(one).find() != RELATIVE.matcher(other).find()) {
            return true;
        }
        Set<Integer> first = levels(one);
        Set<Integer> second = levels(other);
        if (first.isEmpty() || second.isEmpty()) {
            return false;
        }
        first.retainAll(second);
        return first.isEmpty();
    }

    private static Set<Integer> levels(String name) {
        Set<Integer> found = new HashSet<>();
        for (int level = 0; level < LEVELS.size(); level++) {
            if (LEVELS.get(level).stream().anyMatch(name::contains)) {
                found.add(level);
            }
        }
        return found;
    }
}
