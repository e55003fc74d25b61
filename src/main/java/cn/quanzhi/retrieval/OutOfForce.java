package cn.quanzhi.retrieval;

import cn.quanzhi.knowledge.English;
import cn.quanzhi.knowledge.Passages;
import cn.quanzhi.knowledge.Script;
import cn.quanzhi.knowledge.Validity;
import cn.quanzhi.model.Embeddings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a question would find on another date, best first: to a curator it explains why something is not there. */
@Component
public class OutOfForce {

    private static final int DEPTH = 60;

    private final Snapshots index;
    private final Embeddings embeddings;
    private final Passages passages;
    private final English english;

    OutOfForce(Snapshots index, Embeddings embeddings, Passages passages, English english) {
        this.index = index;
        this.embeddings = embeddings;
        this.passages = passages;
        this.english = english;
    }

    /** Those near in meaning or words that are not in force on the query's date, with their validity. */
    public List<Retriever.Found> of(Retriever.Query query) {
        String text = english.inChinese(Script.simplified(query.text()));
        float[] vector = embeddings.embed(text);
        Map<UUID, Double> near = new LinkedHashMap<>();
        try (PassageIndex.Snapshot snapshot = index.now()) {
            PassageIndex.Filter filter = new PassageIndex.Filter(query.site(), query.kinds(), null, null);
            snapshot.dense(filter, vector, DEPTH).forEach(hit -> near.put(hit.passageId(), hit.score()));
            snapshot.lexical(filter, text, DEPTH).forEach(hit -> near.putIfAbsent(hit.passageId(), 0.0));
        }
        Map<UUID, Passages.Dated> stored = passages.findDated(query.site(), near.keySet(), query.asOf());
        List<Retriever.Found> found = new ArrayList<>();
        near.forEach((id, score) -> {
            Passages.Dated dated = stored.get(id);
            if (dated != null && isOut(dated.validity().status()) && found.size() < query.limit()) {
                found.add(new Retriever.Found(
                        dated.passage(), dated.validity(), score, false, Map.of(Signal.DENSE.key(), score)));
            }
        });
        return found;
    }

    private static boolean isOut(Validity.Status status) {
        return switch (status) {
            case NOT_YET_IN_FORCE, REPEALED, SUPERSEDED -> true;
            case IN_FORCE, UNKNOWN -> false;
        };
    }
}
