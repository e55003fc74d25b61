package cn.quanzhi.answering.citation;

import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.Validity;
import java.util.ArrayList;
import java.util.List;

/** Says in words how a version stands on the date of the question. */
final class Status {

    private Status() {}

    static String words(Passage passage, Validity validity) {
        List<String> words = new ArrayList<>();
        if (!passage.version().isBlank() && !passage.version().equals(String.valueOf(passage.effectiveFrom()))) {
            words.add(passage.version());
        }
        words.add(
                switch (validity.status()) {
                    case IN_FORCE -> "现行";
                    case NOT_YET_IN_FORCE -> "尚未施行，自" + validity.effectiveFrom() + "起施行";
                    case REPEALED -> "已废止" + ended(validity);
                    case SUPERSEDED -> "已被新版本代替" + ended(validity);
                    case UNKNOWN -> "效力待核";
                });
        return String.join("，", words);
    }

    private static String ended(Validity validity) {
        String day = validity.effectiveTo() == null ? "" : "，自" + validity.effectiveTo() + "起失效";
        return validity.replacedBy() == null ? day : day + "，由《" + validity.replacedBy() + "》代替";
    }
}
