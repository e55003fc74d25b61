package cn.quanzhi.answering;

import cn.quanzhi.answering.citation.Source;
import cn.quanzhi.knowledge.ChineseNumerals;
import cn.quanzhi.knowledge.Reference;
import cn.quanzhi.knowledge.ReferenceGrammar;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The articles that a question names, as far as they were found: whoever asks for 广告法第二十八条 wants that one before any other,
 * and the whole of it where nothing else is asked.
 */
record NamedArticles(Set<String> laws, List<Article> articles, boolean isTextAsked) {

    /** So many letters beside the name of an article ask for nothing but the article. */
    private static final int LITTLE_ELSE = 6;
    /** A longer text is told by what is nearest to the question. */
    private static final int LONGEST = 1_200;

    private static final Pattern ASKS_FOR_TEXT =
            Pattern.compile("原文|全文|条文|[说写讲规定]+(?:的|了)?(?:是)?(?:啥|什么|哪些)|怎么[说写讲规定]+|是(?:什么|啥)");

    /** 第二款呢, of an article that was named before. */
    private static final Pattern PARAGRAPH = Pattern.compile("第([一二三四五六七八九十]{1,3}|\\d{1,2})款");

    /** @param paragraph the only one of its paragraphs that is asked for, from 1; 0 for all */
    record Article(Source source, int paragraph) {}

    static NamedArticles of(Question asking, ReferenceGrammar grammar, List<Source> sources) {
        String question = asking.standalone();
        List<Reference.Law> laws = grammar.find(question).stream()
                .filter(Reference.Law.class::isInstance)
                .map(Reference.Law.class::cast)
                .filter(law -> law.title() != null)
                .toList();
        List<Reference.Law> named =
                laws.stream().filter(law -> law.article() != null).toList();
        int last = paragraph(asking.asked());
        List<Article> articles = sources.stream()
                .flatMap(source -> named.stream()
                        .filter(law -> isOf(law, source))
                        .map(law -> new Article(source, law.paragraph() == null ? last : law.paragraph()))
                        .limit(1))
                .toList();
        long names = named.stream()
                .flatMapToInt(law -> IntStream.range(law.start(), law.end()))
                .distinct()
                .count();
        boolean asked = question.length() - names <= LITTLE_ELSE
                || ASKS_FOR_TEXT.matcher(question).find();
        return new NamedArticles(
                laws.stream().map(law -> String.valueOf(law.title())).collect(Collectors.toSet()), articles, asked);
    }

    private static int paragraph(String asked) {
        Matcher paragraph = PARAGRAPH.matcher(asked);
        return paragraph.find() ? ChineseNumerals.parse(paragraph.group(1)).orElse(0) : 0;
    }

    private static boolean isOf(Reference.Law law, Source source) {
        return source.passage().title().equals(law.title())
                && String.valueOf(law.article()).equals(source.passage().article());
    }

    /** Whether it is one of the articles. */
    boolean has(Source source) {
        return articles.stream()
                .anyMatch(article -> article.source()
                        .passage()
                        .passageId()
                        .equals(source.passage().passageId()));
    }

    /** Whether it is of a law that is named; the wrong one may be, so this says less than an article does. */
    boolean isOfNamedLaw(Source source) {
        return laws.contains(source.passage().title());
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
