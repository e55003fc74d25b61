package cn.quanzhi.knowledge;

import java.util.Collection;
import java.util.List;

/** The published typical questions, from the side of the articles that answer them. */
public interface AskedQuestions {

    /** Those that lead to any of these passages, each article counted as in the version that the passage belongs to. */
    List<Asked> leadingTo(String site, Collection<Passage> passages);

    /**
     * @param vector of the text
     * @param answer the passage that answers it
     */
    record Asked(String text, float[] vector, Passage answer) {}
}
