package cn.quanzhi.answering;

import cn.quanzhi.knowledge.Passages;
import cn.quanzhi.knowledge.ReferenceGrammar;
import cn.quanzhi.knowledge.Titles;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a site's knowledge has names for. */
@Component
class KnownNames {

    private final Titles titles;
    private final Passages passages;

    KnownNames(Titles titles, Passages passages) {
        this.titles = titles;
        this.passages = passages;
    }

    ReferenceGrammar grammar(String site) {
        return titles.grammar(site);
    }

    MissingNames.Known of(String site) {
        return new MissingNames.Known(
                grammar(site), Set.copyOf(titles.names(site).values()), words -> passages.mentions(site, words));
    }

    /** With the titles of other knowledge than what is published. */
    KnownNames over(Titles other) {
        return new KnownNames(other, passages);
    }
}
