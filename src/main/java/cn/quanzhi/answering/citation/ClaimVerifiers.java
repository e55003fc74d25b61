package cn.quanzhi.answering.citation;

import cn.quanzhi.knowledge.ReferenceGrammar;
import cn.quanzhi.model.Embeddings;
import cn.quanzhi.model.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the verifier of one turn. It may embed a few sentences only: the model costs more than all else that it does. */
@Component
public class ClaimVerifiers {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimVerifiers.class);
    private static final int SENTENCES_A_TURN = 12;

    private final Embeddings embeddings;
    private final Judge judge;
    private final CitedTexts texts = new CitedTexts();
    private final ReadStatements read = new ReadStatements();

    public ClaimVerifiers(Embeddings embeddings) {
        this.embeddings = embeddings;
        Judge packed = Judge.packed();
        this.judge = packed.knows(embeddings.name()) ? packed : Judge.none();
    }

    public ClaimVerifier of(ReferenceGrammar grammar) {
        // Of another model's tokens the judge knows nothing.
        Likeness likeness =
                judge.knows(embeddings.name()) ? new Embedded(embeddings, read, SENTENCES_A_TURN) : Likeness.NONE;
        return new ClaimVerifier(grammar, likeness, judge, texts);
    }

    /** Counts what it was asked; beyond its share, and where the model fails, nothing can be said. */
    static final class Embedded implements Likeness {

        private final Embeddings embeddings;
        private final ReadStatements read;
        private final int most;
        private final Map<List<String>, List<Beside>> known = new HashMap<>();

        Embedded(Embeddings embeddings, ReadStatements read, int most) {
            this.embeddings = embeddings;
            this.read = read;
            this.most = most;
        }

        @Override
        public List<Beside> beside(String sentence, List<String> statements) {
            List<String> texts = new ArrayList<>(statements);
            texts.add(sentence);
            // A text that is judged again, because it began anew, costs nothing.
            if (statements.isEmpty() || known.size() >= most && !known.containsKey(texts)) {
                return List.of();
            }
            return known.computeIfAbsent(texts, all -> laid(sentence, statements));
        }

        private List<Beside> laid(String sentence, List<String> statements) {
            Map<String, Tokens> all = new LinkedHashMap<>();
            List<String> texts = new ArrayList<>(List.of(sentence));
            for (String statement : statements) {
                Tokens its = read.get(statement);
                if (its == null) {
                    texts.add(statement);
                } else {
                    all.put(statement, its);
                }
            }
            List<Tokens> made = embedded(texts);
            if (made.size() < texts.size()) {
                return List.of();
            }
            for (int i = 1; i < made.size(); i++) {
                read.put(texts.get(i), made.get(i));
                all.put(texts.get(i), made.get(i));
            }
            return all.entrySet().stream()
                    .map(its -> Beside.of(sentence, made.getFirst(), its.getKey(), its.getValue()))
                    .toList();
        }

        private List<Tokens> embedded(List<String> texts) {
            try {
                return embeddings.tokensOf(texts);
            } catch (RuntimeException e) {
                LOG.warn("a sentence stays open, since the embedding model failed: {}", e.getMessage());
                return List.of();
            }
        }
    }
}
