package cn.quanzhi.answering;

import java.time.LocalDate;
import java.util.List;

/**
 * A question as it was understood.
 *
 * @param asked as the visitor typed it
 * @param standalone what can be searched for without the turns before
 * @param asOf the date whose law counts
 */
record Question(
        String site,
        String asked,
        String standalone,
        Intent intent,
        LocalDate asOf,
        LocalDate today,
        List<Answerer.Turn> transcript) {

    Question {
        transcript = List.copyOf(transcript);
    }

    enum Intent {
        CONSULTATION,
        WISH_FOR_PERSON,
        EMERGENCY,
        SMALL_TALK,
        PROMPT_ATTACK,
        HARMFUL
    }
}
