package cn.quanzhi.answering.citation;

import cn.quanzhi.knowledge.ReferenceGrammar;
import cn.quanzhi.model.Embeddings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the verifier of one turn. It may embed a few sentences only: the model costs more than all else that it does. */
@Component
public class ClaimVerifiers {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimVerifiers.class);
    private static final int SENTENCES_A_TURN = 4;

    private final Embeddings embeddings;
    private final CitedTexts texts = new CitedTexts();

    public ClaimVerifiers(Embeddings embeddings) {
        this.embeddings = embeddings;
    }

    public ClaimVerifier of(ReferenceGrammar grammar) {
        return new ClaimVerifier(grammar, new Embedded(embeddings), texts);
    }

    /** Counts what it was asked; beyond its share, and where the model fails, nothing is alike. */
    private static final class Embedded implements Likeness {

        private final Embeddings embeddings;
        private final Map<List<String>, Double> known = new HashMap<>();

        Embedded(Embeddings embeddings) {
            this.embeddings = embeddings;
        }

        @Override
        public double of(String sentence, List<String> statements) {
            List<String> texts = new ArrayList<>(statements);
            texts.addFirst(sentence);
            // A text that is judged again, because it began anew, costs nothing.
            if (statements.isEmpty() || known.size() >= SENTENCES_A_TURN && !known.containsKey(texts)) {
                return 0;
            }
            return known.computeIfAbsent(texts, this::likest);
        }

        private double likest(List<String> texts) {
            try {
                List<float[]> vectors = embeddings.embedAll(texts);
                return vectors.stream()
                        .skip(1)
                        .mapToDouble(vector -> cosine(vectors.getFirst(), vector))
                        .max()
                        .orElse(0);
            } catch (RuntimeException e) {
                LOG.warn("a sentence stays open, since the embedding model failed: {}", e.getMessage());
                return 0;
            }
        }

        private static double cosine(float[] one, float[] other) {
            double sum = 0;
            for (int i = 0; i < one.length; i++) {
                sum += (double) one[i] * other[i];
            }
            return sum;
        }
    }
}
