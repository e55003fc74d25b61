package cn.quanzhi.retrieval;

import java.util.Locale;

/** What can speak for a passage. */
enum Signal {
    LEXICAL,
    DENSE,
    NAMED,
    MEMORY,
    BASIS,
    REFERENCE,
    EXACT,
    VOCABULARY;

    /** The name by which it is told to callers. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
