package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.ArticleMaps.PublishedPair;
import cn.quanzhi.knowledge.ChangeLog.Lead;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The articles to which a passage leads, read from where its file named them. */
final class Leads {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int HEAD = 2;

    private Leads() {}

    /** @param pairs which article of one version became which of another, as far as people have said so of published ones */
    static List<Lead> of(Passage passage, String metadata, List<PublishedPair> pairs) {
        return switch (passage.kind()) {
            case QUESTIONS -> ofQuestion(passage, pairs);
            case GUIDE, FAQ, CASE -> ofBasis(metadata);
            default -> CrossReferences.of(passage);
        };
    }

    /** A typical question's path: the law's title, its version, and {@code label=article} for versions that count otherwise. */
    private static List<Lead> ofQuestion(Passage passage, List<PublishedPair> pairs) {
        List<String> path = passage.path();
        String article = passage.article();
        if (path.size() < HEAD || article == null) {
            return List.of();
        }
        List<Lead> leads = new ArrayList<>();
        for (String other : path.subList(HEAD, path.size())) {
            int cut = other.lastIndexOf('=');
            leads.add(new Lead(path.getFirst(), other.substring(0, cut), other.substring(cut + 1)));
        }
        // What the file says goes first: it was written for just this question.
        for (PublishedPair pair : pairs) {
            boolean newer = pair.against().equals(path.get(1)) && article.equals(pair.was());
            String was = pair.was();
            if (newer) {
                leads.add(new Lead(path.getFirst(), pair.label(), pair.article()));
            } else if (pair.label().equals(path.get(1)) && article.equals(pair.article()) && was != null) {
                leads.add(new Lead(path.getFirst(), pair.against(), was));
            }
        }
        leads.add(new Lead(path.getFirst(), "", article));
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
