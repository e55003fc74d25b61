package cn.quanzhi.evaluation;

import cn.quanzhi.answering.Answer;
import cn.quanzhi.answering.Answerer;
import cn.quanzhi.answering.Citation;
import cn.quanzhi.answering.Claim;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.model.Embeddings;
import cn.quanzhi.retrieval.Retriever;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts one question to the service as it runs: how it is read, what is found, what is answered. */
@Component
class Asking {

    /** The site whose knowledge is measured. */
    static final String SITE = "demo";

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final int LIMIT = 60;
    /** So many a search gives, where nobody asks for more. */
    private static final int USUAL = 10;

    private static final double NANOS_A_MILLI = 1e6;

    private final Retriever retriever;
    private final Answerer answerer;
    private final Embeddings embeddings;
    private final Clock clock;

    Asking(Retriever retriever, Answerer answerer, Embeddings embeddings, Clock clock) {
        this.retriever = retriever;
        this.answerer = answerer;
        this.embeddings = embeddings;
        this.clock = clock;
    }

    /**
     * What the search of all readings took, and what it takes to turn the same words into vectors and no more. Unit:
     * milliseconds.
     */
    record Pace(double search, double embedding) {}

    LocalDate today() {
        return LocalDate.now(clock.withZone(CITY));
    }

    Asked ask(QuestionSet.Item item) {
        LocalDate asOf = item.asOf() == null ? today() : item.asOf();
        Answerer.Request request = request(item.question(), item.before(), asOf);
        Answerer.Understood understood = answerer.understand(request);
        Retriever.Evidence evidence = retrieve(understood, asOf, LIMIT);
        return new Asked(
                item,
                asOf,
                readDate(item),
                understood,
                evidence,
                ranking(item, evidence),
                standalone(item, asOf),
                answer(request));
    }

    /**
     * Takes the time of a search once more, as one of many in a row: between two answers, each judged with its lies, it would
     * be that of a processor whose caches hold something else.
     *
     * @param bareFirst which of the two is measured first; the second finds the words' way into the model warm
     */
    Pace pace(Answerer.Understood understood, LocalDate asOf, boolean bareFirst) {
        double before = bareFirst ? millis(() -> understood.readings().forEach(embeddings::embed)) : 0;
        double search = millis(() -> retrieve(understood, asOf, USUAL));
        double bare = bareFirst ? before : millis(() -> understood.readings().forEach(embeddings::embed));
        return new Pace(search, bare);
    }

    private static double millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / NANOS_A_MILLI;
    }

    private @Nullable LocalDate readDate(QuestionSet.Item item) {
        LocalDate read = answerer.understand(request(item.question(), item.before(), null))
                .asOf();
        return read.equals(today()) ? null : read;
    }

    private @Nullable Ranking standalone(QuestionSet.Item item, LocalDate asOf) {
        String alone = item.standalone();
        if (!item.followsUp() || alone == null || item.gold().isEmpty()) {
            return null;
        }
        return ranking(item, retrieve(answerer.understand(request(alone, List.of(), asOf)), asOf, LIMIT));
    }

    private Retriever.Evidence retrieve(Answerer.Understood understood, LocalDate asOf, int limit) {
        return retriever.retrieve(understood.readings().stream()
                .map(text -> new Retriever.Query(SITE, text, asOf, Set.of(), limit))
                .toList());
    }

    private Answer answer(Answerer.Request request) {
        return answerer.answer(request, new Deaf());
    }

    private static Ranking ranking(QuestionSet.Item item, Retriever.Evidence evidence) {
        List<Passage> found =
                evidence.items().stream().map(Retriever.Found::passage).toList();
        return new Ranking(item.gold(), found);
    }

    private static Answerer.Request request(String question, List<String> before, @Nullable LocalDate asOf) {
        List<Answerer.Turn> turns =
                before.stream().map(text -> new Answerer.Turn(true, text)).toList();
        return new Answerer.Request(SITE, turns, question, asOf);
    }

    /** Hears nothing: only the end counts. */
    static final class Deaf implements Answerer.Observer {
        @Override
        public void stage(Answerer.Stage stage) {}

        @Override
        public void delta(int offset, String text) {}

        @Override
        public void claim(Claim claim) {}

        @Override
        public void citation(Citation citation) {}

        @Override
        public void reset() {}

        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
