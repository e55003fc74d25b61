package cn.quanzhi.answering.citation;

import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.ReferenceGrammar;
import cn.quanzhi.knowledge.Validity;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;

/**
 * Passages as they were read for judging, kept over turns: reading one takes milliseconds, and when many answers begin at
 * once, each of them reads the same few.
 */
final class CitedTexts {

    private static final int KEPT = 256;

    private final Cache<Key, Cited> read =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    /** What a reading depends on: another text, status or grammar is another reading. */
    private record Key(ReferenceGrammar grammar, List<Text> texts) {}

    private record Text(Passage passage, Validity validity) {}

    Cited of(List<Source> sources, ReferenceGrammar grammar) {
        Key key = new Key(
                grammar,
                sources.stream()
                        .map(source -> new Text(source.passage(), source.validity()))
                        .toList());
        return read.get(key, unread -> new Cited(sources, grammar));
    }
}
