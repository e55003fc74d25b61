package cn.quanzhi.answering.citation;

/** What is known of a sentence before it is weighed: how sure its judge must be depends on it. */
enum Standing {
    /** The source's own words in their order, some left out, and nothing speaks against it: shown unless it is weighed. */
    COPY,
    FREE,
    /** A check found what is seldom so in a true sentence. */
    DOUBTFUL,
    /** It seems to lack or to bring a denial: not shown unless it is weighed. */
    DENIED;

    static Standing of(Doubts doubts, double verbatim) {
        Differences differences = doubts.differences();
        if (differences.denies()) {
            return DENIED;
        }
        if (differences.doubtful()) {
            return DOUBTFUL;
        }
        return doubts.areNone(verbatim) ? COPY : FREE;
    }
}
