package cn.quanzhi.answering;

import cn.quanzhi.answering.intent.Intent;
import java.time.LocalDate;
import java.util.List;

/**
 * A question as it was understood.
 *
 * @param asked as the visitor typed it
 * @param standalone what can be searched for without the turns before
 * @param vector of what stands alone
 * @param asOf the date whose law counts
 */
record Question(
        String site,
        String asked,
        String standalone,
        float[] vector,
        Intent intent,
        LocalDate asOf,
        LocalDate today,
        List<Answerer.Turn> transcript) {

    Question {
        transcript = List.copyOf(transcript);
    }

    /** The same question, answered about this. */
    Question about(String matter) {
        return new Question(site, asked, matter, vector, intent, asOf, today, transcript);
    }
}
