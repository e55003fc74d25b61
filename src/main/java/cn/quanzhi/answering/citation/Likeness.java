package cn.quanzhi.answering.citation;

import java.util.List;

/** How like in meaning a sentence is to the likest of some statements, 0 to 1; 0 where it can't be said. */
@FunctionalInterface
public interface Likeness {

    /** Without a model nothing is alike. */
    Likeness NONE = (sentence, statements) -> 0;

    double of(String sentence, List<String> statements);
}
