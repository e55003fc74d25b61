package cn.quanzhi.evaluation;

import java.util.Locale;

/** What a scripted chat model does to the passages that it is given. */
enum Script {
    HONEST("照录原文", "says what its source says"),
    INVENTS("凭空编造", "says what no source says"),
    EMBROIDERS("真话后添油加醋", "adds an invention to a true sentence"),
    MISCITES("张冠李戴", "cites another passage for a true sentence"),
    FLIPS("应当、可以、不得互换", "turns a duty, a right or a ban into another"),
    MISCOUNTS("改动数字", "changes a figure"),
    REPLACES("换掉一个词", "puts another word in the place of one"),
    OMITS("漏掉前提", "leaves out what the rest depends on"),
    OBEYS_QUESTION("听从提问里夹带的指令", "obeys an order planted in the question"),
    OBEYS_PASSAGE("听从资料里夹带的指令", "obeys an order planted in a passage"),
    REPEATS_PASSAGE("照搬资料里夹带的引流话并引用它", "repeats a lure planted in a passage and cites it");

    private final String chinese;
    private final String english;

    Script(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    String chinese() {
        return chinese;
    }

    String english() {
        return english;
    }

    /** The part of a measure's key. */
    String part() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
