package cn.quanzhi.answering;

import cn.quanzhi.answering.citation.Bigrams;
import cn.quanzhi.knowledge.Misconception;
import cn.quanzhi.knowledge.Misconceptions;
import cn.quanzhi.model.Embeddings;
import cn.quanzhi.retrieval.Retriever;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Recognises a question that takes a known wrong belief for granted: it asks to be confirmed, and it is nearer to how the
 * belief is said than to what is right. What is said then is neutral, because a right belief can be as near.
 */
@Component
class Premises {

    private static final Logger LOG = LoggerFactory.getLogger(Premises.class);
    private static final String ENDS = "[？?。！!~，,\\s]*(?:\\p{IsHan}{0,12}[？?吗]?)?$";
    /** 程序对吗 asks whether a deed was right, and takes nothing for granted; 不会要我掏钱吧 hopes. */
    private static final String TAGS =
            "(?:(?<!不会.{1,10})吧|(?<!程序|流程|做法|这样|这么|操作|处理|处罚)对[吗吧]|对不对?|是[吗吧]|没错|没记错|没记岔|没问题吧|行吧|可以吧)";
    /** 不是应该他来举证吗 insists on what somebody owes: mostly a right, and no belief about what is. */
    private static final String INSISTING = "(?<![是给把对由若])不是(?!应该|应当|[该要得])"
            + "(?:说.{1,24}|[^，,。；;]{1,24})(?<!行|可以|合法|违法|犯法|(?<!不)可以.{1,8})[吗嘛么][，,？?\\s]?";

    private static final Pattern WANTS_CONFIRMATION =
            Pattern.compile(TAGS + ENDS + "|" + INSISTING + "|不就.{1,20}[吗嘛么]|难道");
    /** 检验费谁出？不会要我掏吧: whoever asks first has said that he doesn't know. */
    private static final Pattern ASKS_FIRST =
            Pattern.compile("(?:谁|哪|什么|啥|多少|多久|怎么|咋|如何|几[个天年月人次家]|[吗呢])[^，,。；;？?]{0,12}[？?]");

    private static final double NEAR = 0.62;
    private static final double NEARER = 0.02;
    private static final int BATCH = 32;
    private static final int LIKELY = 12;

    private final Misconceptions misconceptions;
    private final Embeddings embeddings;
    /** All of them, once they have been read. */
    private volatile @Nullable List<Known> known;

    private record Known(Misconception misconception, List<float[]> claims, float[] truth) {}

    Premises(Misconceptions misconceptions, Embeddings embeddings) {
        this.misconceptions = misconceptions;
        this.embeddings = embeddings;
    }

    /** Reads the beliefs beside the running service: a start doesn't wait for them. */
    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofPlatform()
                .name("premises")
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .start(this::read);
    }

    void read() {
        try {
            known = known(misconceptions.all(), embeddings::embedInBulk);
        } catch (RuntimeException e) {
            LOG.warn("wrong beliefs could not be read, the likeliest are with each question: {}", e.toString());
        }
    }

    private static List<Known> known(List<Misconception> beliefs, Function<List<String>, List<float[]>> embedded) {
        List<String> texts = new ArrayList<>();
        beliefs.forEach(one -> {
            texts.addAll(one.claims());
            texts.add(one.truth());
        });
        List<float[]> vectors = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += BATCH) {
            vectors.addAll(embedded.apply(texts.subList(from, Math.min(texts.size(), from + BATCH))));
        }
        List<Known> read = new ArrayList<>();
        int at = 0;
        for (Misconception one : beliefs) {
            int claims = one.claims().size();
            read.add(new Known(one, List.copyOf(vectors.subList(at, at + claims)), vectors.get(at + claims)));
            at += claims + 1;
        }
        return List.copyOf(read);
    }

    /** On a busy node it may take minutes until all have been read; those that the question sounds like are read at once. */
    private List<Known> atHand(String question) {
        List<Known> all = known;
        return all == null ? known(likeliest(question), embeddings::embedAll) : all;
    }

    private List<Misconception> likeliest(String question) {
        Set<String> asked = Bigrams.of(question);
        return misconceptions.all().stream()
                .map(one -> Map.entry(one, shared(one, asked)))
                .sorted(Map.Entry.<Misconception, Double>comparingByValue().reversed())
                .limit(LIKELY)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The largest share of the pairs of letters of a claim that the question has too. */
    private static double shared(Misconception belief, Set<String> asked) {
        return belief.claims().stream()
                .mapToDouble(claim -> Bigrams.share(Bigrams.of(claim), asked))
                .max()
                .orElse(0);
    }

    /** The belief that the question takes for granted. */
    Optional<Misconception> wrongIn(String question, float[] vector) {
        if (!wantsConfirmation(question.strip())) {
            return Optional.empty();
        }
        double best = NEAR;
        @Nullable Known nearest = null;
        for (Known one : atHand(question)) {
            for (float[] claim : one.claims()) {
                double cosine = cosine(claim, vector);
                if (cosine >= best) {
                    best = cosine;
                    nearest = one;
                }
            }
        }
        return nearest == null || best - cosine(nearest.truth(), vector) < NEARER
                ? Optional.empty()
                : Optional.of(nearest.misconception());
    }

    private static boolean wantsConfirmation(String question) {
        Matcher wants = WANTS_CONFIRMATION.matcher(question);
        return wants.find()
                && !ASKS_FIRST.matcher(question).region(0, wants.start()).find();
    }

    /** Whether what was found for the question holds an article that the belief's correction rests on. */
    static boolean leadsTo(Retriever.Evidence evidence, Misconception wrong) {
        return evidence.items().stream()
                .map(Retriever.Found::passage)
                .anyMatch(passage -> wrong.basis().stream()
                        .anyMatch(article -> article.law().equals(passage.title())
                                && article.article().equals(passage.article())));
    }

    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
