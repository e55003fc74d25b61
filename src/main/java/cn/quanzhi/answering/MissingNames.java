package cn.quanzhi.answering;

import cn.quanzhi.knowledge.Reference;
import cn.quanzhi.knowledge.ReferenceGrammar;
import cn.quanzhi.retrieval.Retriever;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a question asks for by name and nobody has: 计量法第八十八条, an unknown law, a standard that isn't kept. Neighbours
 * would make an answer that looks right.
 */
final class MissingNames {

    private static final Pattern ASKS_FOR_TEXT = Pattern.compile(
            "原文|全文|念|条文|内容|说了?(?:啥|什么)|写了?(?:啥|什么)|怎么(?:说|写|规定)|规定了?什么|有效|作废|废止|现行|哪年|多少|限值|指标|发(?:我|给)|下载|是什么");
    private static final Pattern TITLE =
            Pattern.compile("《[^《》]{2,40}(?:法|条例|办法|规定|细则|规则|规范|决定|通知|公告|意见)(?:（[^）]{1,12}）)?》");
    private static final int LITTLE_ELSE = 8;

    private MissingNames() {}

    static List<String> in(
            String question, ReferenceGrammar grammar, java.util.Set<String> known, Retriever.Evidence evidence) {
        List<String> missing = new ArrayList<>();
        List<String> surely = new ArrayList<>();
        int named = 0;
        boolean anyFound = false;
        for (Reference reference : grammar.find(question)) {
            String words = question.substring(reference.start(), Math.min(reference.end(), question.length()));
            named += words.length();
            boolean found = evidence.items().stream().anyMatch(item -> item.exact() && names(reference, item));
            boolean there = switch (reference) {
                case Reference.Law law ->
                    law.title() == null || found || (law.article() == null && known.contains(law.title()));
                case Reference.Standard ignored -> found;
            };
            anyFound |= there;
            if (!there) {
                missing.add(words);
                if (reference instanceof Reference.Law law
                        && (isIn(known, law.title()) || question.contains("《" + words))) {
                    surely.add(words); // an article that a known law doesn't have, or a title that nobody has
                }
            }
        }
        if (!anyFound) {
            TITLE.matcher(question)
                    .results()
                    .map(match -> match.group())
                    .filter(title -> missing.stream().noneMatch(title::contains)
                            && known.stream().noneMatch(one -> title.contains(one) || one.contains(inner(title))))
                    .forEach(surely::add);
        }
        boolean isAsked = ASKS_FOR_TEXT.matcher(question).find() || question.length() - named <= LITTLE_ELSE;
        return isAsked && !missing.isEmpty() ? missing : surely;
    }

    private static boolean isIn(java.util.Set<String> known, @Nullable String title) {
        return title != null && known.contains(title);
    }

    private static String inner(String title) {
        return title.substring(1, title.length() - 1);
    }

    private static boolean names(Reference reference, Retriever.Found item) {
        return switch (reference) {
            case Reference.Law law ->
                item.passage().title().equals(law.title())
                        && (law.article() == null
                                || law.article().equals(item.passage().article()));
            case Reference.Standard standard ->
                String.valueOf(item.passage().number())
                        .replaceAll("\\s", "")
                        .startsWith(standard.code().replaceAll("\\s", ""));
        };
    }
}
