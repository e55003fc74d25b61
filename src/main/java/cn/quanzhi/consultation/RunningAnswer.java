package cn.quanzhi.consultation;

import cn.quanzhi.answering.Answerer;
import cn.quanzhi.answering.Citation;
import cn.quanzhi.answering.Claim;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an answer has said so far, on the node that runs it. Written by its thread, read by its checkpoint and readers. */
final class RunningAnswer {

    private final StringBuilder text = new StringBuilder();
    private final Map<Integer, Citation> citations = new LinkedHashMap<>();
    private final List<Claim> claims = new ArrayList<>();
    private Answerer.@Nullable Stage stage;

    /** A moment's copy of everything said so far. */
    record Said(Answerer.@Nullable Stage stage, String text, List<Citation> citations, List<Claim> claims) {}

    synchronized void stage(Answerer.Stage next) {
        stage = next;
    }

    /** Replaces everything from the offset on; what was judged after it is void and will be judged again. */
    synchronized void delta(int offset, String piece) {
        text.setLength(offset);
        text.append(piece);
        claims.removeIf(claim -> claim.end() > offset);
    }

    synchronized void claim(Claim claim) {
        claims.removeIf(known -> known.start() == claim.start());
        claims.add(claim);
    }

    synchronized void citation(Citation citation) {
        citations.put(citation.number(), citation);
    }

    synchronized void reset() {
        text.setLength(0);
        citations.clear();
        claims.clear();
        stage = null;
    }

    synchronized Said said() {
        return new Said(stage, text.toString(), List.copyOf(citations.values()), List.copyOf(claims));
    }
}
