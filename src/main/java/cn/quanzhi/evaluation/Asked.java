package cn.quanzhi.evaluation;

import cn.quanzhi.answering.Answer;
import cn.quanzhi.answering.Answerer;
import cn.quanzhi.retrieval.Retriever;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One question and all that the service made of it.
 *
 * @param readDate the date that the words alone tell, or null where they tell none
 * @param ranking of what was found for the question as it was understood
 * @param standalone of what is found for the follow-up in words that stand alone, or null
 */
record Asked(
        QuestionSet.Item item,
        LocalDate asOf,
        @Nullable LocalDate readDate,
        Answerer.Understood understood,
        Retriever.Evidence evidence,
        Ranking ranking,
        @Nullable Ranking standalone,
        Answer answer) {}
