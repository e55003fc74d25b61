package cn.quanzhi.answering;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Why a person takes over, and the words in which the expert reads it. */
public enum HandOverReason {
    EMERGENCY("紧急情况"),
    COMPLAINT("投诉"),
    QUOTATION("询价"),
    REPORT("举报"),
    ORDER("服务需求"),
    CASE("个案需要人工判断"),
    WISH("要求人工"),
    ABSTAINED("AI 没有找到可靠依据"),
    DISLIKED("两次回答被评为没用");

    private final String words;

    HandOverReason(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** The reason that an answer gives; a wish where it gives none of these. */
    public static HandOverReason of(@Nullable String words) {
        return Arrays.stream(values())
                .filter(reason -> reason.words.equals(words))
                .findFirst()
                .orElse(WISH);
    }
}
