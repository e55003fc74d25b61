package cn.quanzhi.answering;

import cn.quanzhi.answering.citation.EnglishFrame;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The words around what an answer quotes: labels of its sections, and what leads to a place or a day. In Chinese, or in English
 * where the question is.
 *
 * @param chinese whether they are
 */
record FrameWords(boolean chinese) {

    static FrameWords of(Question question) {
        return new FrameWords(ServiceWords.isChinese(question.asked()));
    }

    /** Behind an extract: who doesn't read Chinese is told why it is in Chinese. */
    String quoting() {
        return chinese ? "" : "\n\n### " + EnglishFrame.LANGUAGE + "\n" + EnglishFrame.QUOTED_IN_CHINESE;
    }

    /** The line that opens a section. */
    String heading(Aspect aspect) {
        return "### " + aspect.label(chinese) + "\n";
    }

    String dependsOn() {
        return "### " + (chinese ? "取决于" : EnglishFrame.DEPENDS_ON) + "\n";
    }

    /** What leads to the article that will count, with its label. */
    String change(LocalDate from, boolean succeeds) {
        return chinese
                ? "### 变化\n自" + from + (succeeds ? "起改为：" : "起施行新的文本，相关的是：")
                : "### " + EnglishFrame.CHANGE + "\n" + EnglishFrame.change(from, succeeds);
    }

    /**
     * Where to read on.
     *
     * @param national the article of the whole country with its number, where there is one
     */
    String regions(Optional<String> national, String region, String local) {
        if (chinese) {
            return "- 地区："
                    + national.map(article -> "各地都看" + article + "；事情在" + region + "的，还要看")
                            .orElse("以上是" + region + "的规定，见")
                    + local + "。";
        }
        return national.map(article -> "- " + EnglishFrame.everywhere() + article + ".\n- " + EnglishFrame.also(region))
                        .orElse("- " + EnglishFrame.only(region))
                + local + ".";
    }

    /** The labels in the order of a Chinese answer's, for a model. */
    static String englishLabels() {
        return Arrays.stream(Aspect.values())
                .filter(aspect -> aspect != Aspect.NOTE)
                .map(aspect -> aspect.label(true) + " → " + aspect.label(false))
                .collect(Collectors.joining("，", "", "，取决于 → " + EnglishFrame.DEPENDS_ON));
    }
}
