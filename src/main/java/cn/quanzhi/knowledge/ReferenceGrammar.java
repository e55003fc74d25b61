package cn.quanzhi.knowledge;

import java.util.List;
import java.util.Map;

/** The one grammar for law citations and standard numbers, however they are typed. */
public final class ReferenceGrammar {

    private final Map<String, String> names;

    /** @param names short name or title → full title */
    public ReferenceGrammar(Map<String, String> names) {
        this.names = Map.copyOf(names);
    }

    /** All references in the text, in the order in which they stand; offsets are UTF-16 units of the given text. */
    public List<Reference> find(String text) {
        return List.of();
    }
}
