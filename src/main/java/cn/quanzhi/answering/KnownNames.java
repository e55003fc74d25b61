package cn.quanzhi.answering;

import cn.quanzhi.knowledge.English;
import cn.quanzhi.knowledge.Passages;
import cn.quanzhi.knowledge.ReferenceGrammar;
import cn.quanzhi.knowledge.Titles;
import cn.quanzhi.retrieval.Retriever;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a site's knowledge has names for. */
@Component
class KnownNames {

    private final Titles titles;
    private final Passages passages;
    private final English english;

    KnownNames(Titles titles, Passages passages, English english) {
        this.titles = titles;
        this.passages = passages;
        this.english = english;
    }

    ReferenceGrammar grammar(String site) {
        return titles.grammar(site);
    }

    /** What the question asks for by name and nobody has. */
    List<String> missing(Question question, Retriever.Evidence evidence) {
        String site = question.site();
        MissingNames.Known known = new MissingNames.Known(
                grammar(site),
                Set.copyOf(titles.names(site).values()),
                (title, article) -> passages.hasArticle(site, title, article),
                words -> passages.mentions(site, words),
                english::isTerm);
        return MissingNames.in(question.asked(), named(question), known, evidence, question.asOf());
    }

    /** What laws and standards are read from: the visitor's own words, those in English by the laws' Chinese names. */
    static String named(Question question) {
        return ServiceWords.isChinese(question.asked()) ? question.asked() : question.standalone();
    }

    /** With the titles of other knowledge than what is published. */
    KnownNames over(Titles other) {
        return new KnownNames(other, passages, english);
    }
}
