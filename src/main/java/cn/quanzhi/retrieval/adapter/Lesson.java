package cn.quanzhi.retrieval.adapter;

import java.util.List;

/**
 * What there is to learn from: passages, and questions whose answering passage is known. Vectors are unit vectors.
 *
 * @param passages the vectors of what can be found
 */
record Lesson(float[][] passages, List<Asked> questions) {

    Lesson {
        questions = List.copyOf(questions);
    }

    /**
     * @param law by which questions are held out together
     * @param answer the passage's place in {@link #passages}
     */
    record Asked(String law, float[] vector, int answer) {}
}
