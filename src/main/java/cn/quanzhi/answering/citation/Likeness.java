package cn.quanzhi.answering.citation;

import java.util.List;

/** Lays a sentence beside statements by meaning, as a model of language has it. */
@FunctionalInterface
interface Likeness {

    /** Without a model nothing can be said. */
    Likeness NONE = new Likeness() {
        @Override
        public List<Beside> beside(String sentence, List<String> statements) {
            return List.of();
        }

        @Override
        public boolean compares() {
            return false;
        }
    };

    /** The sentence beside each statement; empty where it can't be said. */
    List<Beside> beside(String sentence, List<String> statements);

    /** Whether there is a model at all; one that fails, or has said its share, is one. */
    default boolean compares() {
        return true;
    }
}
