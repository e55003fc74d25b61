package cn.quanzhi.answering.citation;

import cn.quanzhi.model.Tokens;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/** The statements that were embedded last, for all turns: passages that are asked for are asked for again. */
final class ReadStatements {

    /** Two kilobytes each. */
    private static final int MOST_TOKENS = 16_000;

    private final Cache<String, Tokens> read = Caffeine.newBuilder()
            .maximumWeight(MOST_TOKENS)
            .<String, Tokens>weigher((statement, made) -> made.tokens().size() + 1)
            .build();

    @Nullable
    Tokens get(String statement) {
        return read.getIfPresent(statement);
    }

    void put(String statement, Tokens made) {
        read.put(statement, made);
    }
}
