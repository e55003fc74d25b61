package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.citation.Actors.Actor;
import cn.quanzhi.answering.citation.Actors.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lies that differ from a true sentence in one place: an exception more, everybody in the place of somebody, two parties
 * exchanged, a duty made a choice or the reverse, one case's consequence told of another. People who write lies by hand seldom
 * keep so near to the source; a model that is led astray does.
 */
final class Twists {

    private static final List<String> EXCEPTED =
            List.of("小微企业", "展示用的", "个体工商户", "自用的", "临时使用的", "上一年度已办理的", "境外机构", "经负责人同意的");
    private static final String EVERYBODY = "任何单位和个人";
    private static final Pattern FORCE = Pattern.compile("应当|必须|不得|不能|(?<!不)需要|(?<!不)可以|不用|无需|不必");
    private static final Map<String, String> OTHER_FORCE =
            Map.of("可以", "应当", "不用", "必须", "无需", "必须", "不必", "必须", "需要", "不必");
    /** 未报告的，处警告: a case and what follows from it. */
    private static final Pattern CASE = Pattern.compile("([^，,。；;：:\\s]{3,60}的)[，,]([^。；;\\s]{4,90})");

    private static final int CROSSED = 4;

    private Twists() {}

    /** @param sentence one that is true, without its full stop */
    static List<String> of(String sentence) {
        String excepted = EXCEPTED.get(Math.floorMod(sentence.hashCode(), EXCEPTED.size()));
        List<String> twists = new ArrayList<>();
        if (!sentence.contains("除外") && !sentence.contains("例外")) {
            twists.add(sentence + "，但" + excepted + "除外");
            twists.add("除" + excepted + "外，" + sentence);
        }
        Matcher force = FORCE.matcher(sentence);
        if (force.find()) {
            String other = OTHER_FORCE.getOrDefault(force.group(), "可以");
            twists.add(sentence.substring(0, force.start()) + other + sentence.substring(force.end()));
        }
        List<Actor> actors = Actors.in(sentence);
        if (!actors.isEmpty()) {
            Actor first = actors.getFirst();
            if (first.part() == Part.ACTS && first.start() == 0 && !first.name().contains("任何")) {
                twists.add(EVERYBODY + sentence.substring(first.end()));
            }
            actors.stream()
                    .filter(other -> !other.name().equals(first.name()))
                    .findFirst()
                    .ifPresent(other -> twists.add(exchanged(sentence, first, other)));
        }
        return twists;
    }

    /** @param passage with more cases than one, if there is to be anything */
    static List<String> crossed(String passage) {
        List<MatchResult> cases = CASE.matcher(passage).results().toList();
        List<String> crossed = new ArrayList<>();
        for (int i = 0; i < cases.size() && crossed.size() < CROSSED; i++) {
            MatchResult one = cases.get(i);
            MatchResult other = cases.get((i + 1) % cases.size());
            String lie = one.group(1) + "，" + other.group(2);
            if (!passage.contains(lie)) {
                crossed.add(lie);
            }
        }
        return crossed;
    }

    private static String exchanged(String sentence, Actor first, Actor other) {
        return sentence.substring(0, first.start())
                + other.name()
                + sentence.substring(first.end(), other.start())
                + first.name()
                + sentence.substring(other.end());
    }
}
