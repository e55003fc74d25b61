package cn.quanzhi.answering;

import cn.quanzhi.answering.citation.Source;
import cn.quanzhi.knowledge.Reference;
import cn.quanzhi.knowledge.ReferenceGrammar;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The articles that a question names, as far as they were found: whoever asks for 广告法第二十八条 wants that one before any other,
 * and the whole of it where nothing else is asked.
 */
record NamedArticles(List<Article> articles, boolean isTextAsked) {

    /** So many letters beside the name of an article ask for nothing but the article. */
    private static final int LITTLE_ELSE = 6;
    /** A longer text is told by what is nearest to the question. */
    private static final int LONGEST = 1_200;

    private static final Pattern ASKS_FOR_TEXT =
            Pattern.compile("原文|全文|条文|[说写讲规定]+(?:的|了)?(?:是)?(?:啥|什么|哪些)|怎么[说写讲规定]+|(?:内容|)是(?:什么|啥)");

    /** @param paragraph the only one of its paragraphs that is asked for, from 1; 0 for all */
    record Article(Source source, int paragraph) {}

    static NamedArticles of(String question, ReferenceGrammar grammar, List<Source> sources) {
        List<Reference.Law> named = grammar.find(question).stream()
                .filter(Reference.Law.class::isInstance)
                .map(Reference.Law.class::cast)
                .filter(law -> law.title() != null && law.article() != null)
                .toList();
        List<Article> articles = sources.stream()
                .flatMap(source -> named.stream()
                        .filter(law -> isOf(law, source))
                        .map(law -> new Article(source, law.paragraph() == null ? 0 : law.paragraph()))
                        .limit(1))
                .toList();
        long names = named.stream()
                .flatMapToInt(law -> IntStream.range(law.start(), law.end()))
                .distinct()
                .count();
        boolean asked = question.length() - names <= LITTLE_ELSE
                || ASKS_FOR_TEXT.matcher(question).find();
        return new NamedArticles(articles, asked);
    }

    private static boolean isOf(Reference.Law law, Source source) {
        return source.passage().title().equals(law.title())
                && String.valueOf(law.article()).equals(source.passage().article());
    }

    boolean has(Source source) {
        return articles.stream()
                .anyMatch(article -> article.source()
                        .passage()
                        .passageId()
                        .equals(source.passage().passageId()));
    }

    boolean isToldWhole() {
        return isTextAsked
                && !articles.isEmpty()
                && articles.stream()
                                .mapToInt(article ->
                                        article.source().passage().text().length())
                                .sum()
                        <= LONGEST;
    }
}
