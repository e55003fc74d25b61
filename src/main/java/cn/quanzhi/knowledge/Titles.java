package cn.quanzhi.knowledge;

import java.util.Map;

/** The titles and short names by which published documents are called. */
public interface Titles {

    /** Every name of every published document visible to the site (full title, title without 中华人民共和国, known short names) → full title. */
    Map<String, String> names(String site);

    /** The grammar that reads these names. */
    default ReferenceGrammar grammar(String site) {
        return new ReferenceGrammar(names(site));
    }
}
