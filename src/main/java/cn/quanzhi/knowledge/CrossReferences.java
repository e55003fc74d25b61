package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.ChangeLog.Lead;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The articles that an article of law points to: 违反本法第二十六条、第二十七条规定的. Penalties say what they punish only so.
 * Other laws are those whose full title is written out.
 */
final class CrossReferences {

    private static final int MOST = 6;
    private static final ReferenceGrammar GRAMMAR = new ReferenceGrammar(Map.of());

    private CrossReferences() {}

    static List<Lead> of(Passage passage) {
        if (passage.article() == null || !passage.text().contains("条")) {
            return List.of();
        }
        Lead own = new Lead(passage.title(), "", passage.article());
        Set<Lead> found = new LinkedHashSet<>();
        for (Reference reference : GRAMMAR.find(passage.text())) {
            if (reference instanceof Reference.Law law && law.article() != null) {
                found.add(new Lead(law.title() == null ? passage.title() : law.title(), "", law.article()));
            }
        }
        found.remove(own);
        return found.stream().limit(MOST).toList();
    }
}
