package cn.quanzhi.answering;

import cn.quanzhi.answering.intent.Intent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A question as it was understood.
 *
 * @param asked as the visitor meant it: what was typed, without pinyin and mistyped characters
 * @param standalone what can be searched for without the turns before
 * @param readings what is searched for, at least one
 * @param vector of what stands alone
 * @param wish what the visitor's own words want
 * @param asOf the date whose law counts
 */
record Question(
        String site,
        String asked,
        String standalone,
        List<String> readings,
        float[] vector,
        Wish wish,
        LocalDate asOf,
        LocalDate today,
        List<Answerer.Turn> transcript) {

    Question {
        readings = List.copyOf(readings);
        transcript = List.copyOf(transcript);
    }

    Intent intent() {
        return wish.intent();
    }

    /** Whether today's law counts. */
    boolean isOfToday() {
        return asOf.equals(today);
    }

    /** The same question, answered about this. */
    Question about(String matter) {
        return new Question(site, asked, matter, List.of(matter), vector, wish, asOf, today, transcript);
    }

    /** The same question, this reading in the place of its bare words, which are the last of several. */
    Question rewritten(String reading) {
        List<String> all = new ArrayList<>(readings.subList(0, readings.size() - 1));
        all.add(reading);
        return new Question(
                site, asked, standalone, all.stream().distinct().toList(), vector, wish, asOf, today, transcript);
    }
}
