package cn.quanzhi.answering.citation;

import java.util.List;

/** Lays a sentence beside statements by meaning, as a model of language has it. */
@FunctionalInterface
interface Likeness {

    /** Without a model nothing can be said. */
    Likeness NONE = (sentence, statements) -> List.of();

    /** The sentence beside each statement; empty where it can't be said. */
    List<Beside> beside(String sentence, List<String> statements);
}
