package cn.quanzhi.answering;

import cn.quanzhi.answering.Excerpts.Excerpt;
import cn.quanzhi.answering.Excerpts.Listed;
import cn.quanzhi.answering.ExtractiveComposer.Extract;
import cn.quanzhi.answering.ExtractiveComposer.Weighed;
import cn.quanzhi.answering.citation.Sentences;
import cn.quanzhi.answering.citation.Source;
import cn.quanzhi.knowledge.DocumentKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Typesets an extract as every answer is: the conclusion, then sections, each sentence with the number of its source. */
final class ExtractText {

    private static final int LONGEST_LIST = 320;
    private static final int LONGEST_STEPS = 560;
    private static final int LONGEST_INLINE = 160;
    private static final int MOST_ITEMS = 6;
    private static final int LONGEST_WANTED = 700;
    private static final int MOST_WANTED = 12;
    /** Who asks so wants a list's items all. */
    private static final Pattern ASKS_FOR_ALL = Pattern.compile(
            "哪些|哪几|[几多少]+[种类项]|哪种|(?:什么|啥|何种)(?:样的?)?(?:情况|情形|条件|材料|资料|内容|要求|文件|手续|行为)|(?:要|需要|提交|准备|具备|携带|带)些?(?:什么|啥)");

    private static final Pattern ASKS_WHEN = Pattern.compile("什么时候|啥时候|何时|什么情况下");
    private static final Pattern OF_CASES = Pattern.compile("下列(?:情形|情况|条件)");
    private static final Pattern END = Pattern.compile("[。！？；;!?：:\\s]+$");

    private final Question question;
    private final Weighed lead;
    private final Map<Aspect, List<Weighed>> others;
    private final FrameWords words;
    private final Map<UUID, Source> numbered = new LinkedHashMap<>();

    ExtractText(Question question, Weighed lead, Map<Aspect, List<Weighed>> others) {
        this.question = question;
        this.lead = lead;
        this.others = others;
        this.words = FrameWords.of(question);
    }

    Extract typeset() {
        return typeset("");
    }

    /** With the first day of a text before all else, or alone. */
    Extract typeset(Source dated, boolean alone) {
        String sentence = cited(FirstDay.sentence(dated, question.isOfToday()), dated);
        return alone ? new Extract(sentence, List.copyOf(numbered.values())) : typeset(sentence + "\n");
    }

    /** Articles as they stand, or the one paragraph of each that is asked for. */
    static Extract whole(List<NamedArticles.Article> articles) {
        List<Source> sources = new ArrayList<>();
        List<String> paragraphs = new ArrayList<>();
        for (NamedArticles.Article article : articles) {
            Source own = article.source();
            Source source = new Source(sources.size() + 1, own.passage(), own.validity());
            sources.add(source);
            List<String> all = Excerpts.paragraphs(source).stream()
                    .map(lines -> paragraph(lines, source.number()))
                    .toList();
            boolean one = article.paragraph() > 0 && article.paragraph() <= all.size();
            paragraphs.addAll(one ? List.of(all.get(article.paragraph() - 1)) : all);
        }
        return new Extract(String.join("\n\n", paragraphs), sources);
    }

    private static String paragraph(List<String> lines, int number) {
        String first = lines.getFirst();
        List<String> told = new ArrayList<>();
        told.add(
                lines.size() > 1
                        ? END.matcher(first).replaceAll("") + "[" + number + "]："
                        : Sentences.of(first).stream()
                                .map(sentence -> cited(sentence, number))
                                .collect(Collectors.joining()));
        lines.stream().skip(1).forEach(item -> told.add("- " + cited(item, number)));
        return String.join("\n", told);
    }

    private Extract typeset(String before) {
        StringBuilder text = new StringBuilder(before).append(lead());
        others.forEach((aspect, chosen) ->
                text.append("\n\n").append(words.heading(aspect)).append(section(chosen)));
        regions()
                .ifPresent(
                        lines -> text.append("\n\n").append(words.dependsOn()).append(lines));
        return new Extract(text.toString(), List.copyOf(numbered.values()));
    }

    /** The marker stands before the mark that ends the sentence. */
    static String cited(String sentence, int number) {
        return END.matcher(sentence).replaceAll("") + "[" + number + "]。";
    }

    private String cited(String sentence, Source source) {
        return cited(sentence, number(source));
    }

    private int number(Source source) {
        return numbered.computeIfAbsent(
                        source.passage().passageId(),
                        id -> new Source(numbered.size() + 1, source.passage(), source.validity()))
                .number();
    }

    private String lead() {
        Excerpt excerpt = lead.excerpt();
        Listed list = excerpt.list();
        if (list != null && !list.head().isEmpty()) {
            if (wantsAll(list) && fits(list, LONGEST_WANTED, MOST_WANTED)) {
                return listed(list, excerpt);
            }
            String whole = list.head() + String.join("", list.items());
            if (whole.length() <= LONGEST_INLINE) {
                return cited(whole.replaceAll("。(?=（)", "；"), excerpt.source());
            }
        }
        return cited(excerpt.text(), excerpt.source());
    }

    private String section(List<Weighed> chosen) {
        List<String> lines = new ArrayList<>();
        List<String> single = new ArrayList<>();
        for (Weighed one : chosen) {
            Excerpt excerpt = one.excerpt();
            Listed list = excerpt.list();
            if (list != null
                    && one.aspect() != Aspect.PENALTY
                    && fits(list, excerpt.isStep() ? LONGEST_STEPS : LONGEST_LIST, MOST_ITEMS)) {
                lines.add(listed(list, excerpt));
            } else {
                single.add(cited(excerpt.text(), excerpt.source()));
            }
        }
        if (!single.isEmpty()) {
            String mark = single.size() == 1 ? "" : "- ";
            String singles = mark + String.join("\n" + mark, single);
            boolean steps = chosen.stream().anyMatch(one -> one.excerpt().isStep());
            lines.add(steps ? lines.size() : 0, singles);
        }
        return String.join("\n\n", lines);
    }

    private boolean wantsAll(Listed list) {
        return ASKS_FOR_ALL.matcher(question.asked()).find()
                || ASKS_WHEN.matcher(question.asked()).find()
                        && OF_CASES.matcher(list.head()).find();
    }

    private static boolean fits(Listed list, int longest, int most) {
        return list.items().size() > 1
                && list.items().size() <= most
                && list.head().length() + String.join("", list.items()).length() <= longest;
    }

    /** A list of a law under its head; a guide's steps in their order. */
    private String listed(Listed list, Excerpt excerpt) {
        StringBuilder text = new StringBuilder();
        boolean steps = excerpt.isStep();
        if (!list.head().isEmpty()) {
            text.append(END.matcher(list.head()).replaceAll(""))
                    .append('[')
                    .append(number(excerpt.source()))
                    .append("]：\n");
        }
        for (int i = 0; i < list.items().size(); i++) {
            text.append(i == 0 ? "" : "\n")
                    .append(steps ? (i + 1) + ". " : "- ")
                    .append(cited(Excerpts.unnumbered(list.items().get(i)), excerpt.source()));
        }
        return text.toString();
    }

    /** That a place has rules of its own, where the answer rests on those and nobody said that it is about that place. */
    private Optional<String> regions() {
        Optional<Source> local =
                numbered.values().stream().filter(ExtractText::isLocal).findFirst();
        if (local.isEmpty() || named(local.get().passage().region())) {
            return Optional.empty();
        }
        Optional<Source> national =
                numbered.values().stream().filter(ExtractText::isNational).findFirst();
        String region = local.get().passage().region();
        return Optional.of(words.regions(national.map(ExtractText::named), region, named(local.get())));
    }

    private static String named(Source source) {
        return source.passage().citation() + "[" + source.number() + "]";
    }

    private boolean named(String region) {
        return question.standalone().contains(region.replaceFirst("(?:省|市|区|县)$", ""));
    }

    private static boolean isLocal(Source source) {
        DocumentKind kind = source.passage().kind();
        return (kind == DocumentKind.LOCAL_REGULATION || kind == DocumentKind.LOCAL_RULE)
                && !source.passage().region().equals("全国");
    }

    private static boolean isNational(Source source) {
        DocumentKind kind = source.passage().kind();
        return kind == DocumentKind.LAW
                || kind == DocumentKind.ADMINISTRATIVE_REGULATION
                || kind == DocumentKind.DEPARTMENT_RULE;
    }
}
