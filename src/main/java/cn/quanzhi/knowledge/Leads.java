package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.ArticleMaps.PublishedPair;
import cn.quanzhi.knowledge.ChangeLog.Lead;
import cn.quanzhi.knowledge.ingest.AskedArticle;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The articles to which a passage leads, read from where its file named them. */
final class Leads {

    private static final JsonMapper JSON = new JsonMapper();

    private Leads() {}

    /** @param pairs which article of one published version is which of another: what people say first, then what the words say */
    static List<Lead> of(Passage passage, String metadata, List<PublishedPair> pairs) {
        return switch (passage.kind()) {
            case QUESTIONS -> ofQuestion(passage, pairs);
            case GUIDE, FAQ, CASE -> ofBasis(metadata);
            default -> CrossReferences.of(passage);
        };
    }

    private static List<Lead> ofQuestion(Passage passage, List<PublishedPair> pairs) {
        String article = passage.article();
        if (article == null || !AskedArticle.isPath(passage.path())) {
            return List.of();
        }
        AskedArticle asked = AskedArticle.of(passage.path(), article);
        List<Lead> leads = new ArrayList<>();
        asked.elsewhere().forEach(other -> leads.add(new Lead(asked.law(), other.version(), other.article())));
        // What the file says goes first: it was written for just this question.
        for (PublishedPair pair : pairs) {
            boolean newer = pair.against().equals(asked.version()) && article.equals(pair.was());
            String was = pair.was();
            if (newer) {
                leads.add(new Lead(asked.law(), pair.label(), pair.article()));
            } else if (pair.label().equals(asked.version()) && article.equals(pair.article()) && was != null) {
                leads.add(new Lead(asked.law(), pair.against(), was));
            }
        }
        leads.add(new Lead(asked.law(), asked.version(), article));
        return leads;
    }

    private static List<Lead> ofBasis(String metadata) {
        List<Lead> leads = new ArrayList<>();
        for (JsonNode one : JSON.readTree(metadata).path("basis")) {
            String title = one.path("law").asString("");
            String article = one.path("article").asString("");
            if (!title.isEmpty() && !article.isEmpty()) {
                leads.add(new Lead(title, "", article));
            }
        }
        return leads;
    }
}
