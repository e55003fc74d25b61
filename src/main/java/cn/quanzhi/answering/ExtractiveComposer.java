package cn.quanzhi.answering;

import cn.quanzhi.answering.citation.Bigrams;
import cn.quanzhi.answering.citation.Sentences;
import cn.quanzhi.answering.citation.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes without a model: the best passages' own sentences, the nearest one first, each with its source. */
final class ExtractiveComposer {

    private static final int PASSAGES = 4;
    private static final int LONGEST = 170;
    private static final int SENTENCES = 3;

    private ExtractiveComposer() {}

    static String compose(Question question, List<Source> sources) {
        Set<String> wanted = Bigrams.of(question.standalone());
        List<Source> best = sources.subList(0, Math.min(PASSAGES, sources.size()));
        Source first = best.getFirst();
        List<String> lead = chosen(first, wanted);
        StringBuilder text = new StringBuilder(marked(lead.getFirst(), first));
        List<String> rest = new ArrayList<>();
        lead.stream().skip(1).forEach(sentence -> rest.add(marked(sentence, first)));
        if (!rest.isEmpty()) {
            text.append("\n\n### 原文\n").append(String.join("\n", rest));
        }
        if (best.size() > 1) {
            text.append("\n\n### 相关");
            best.stream().skip(1).forEach(source -> {
                StringBuilder item = new StringBuilder("\n- ")
                        .append(source.passage().citation())
                        .append("：");
                chosen(source, wanted).forEach(sentence -> item.append(marked(sentence, source)));
                text.append(item);
            });
        }
        return text.toString();
    }

    private static String marked(String sentence, Source source) {
        String plain = sentence.replaceAll("[。！？；;!?]+$", "");
        return plain + "[" + source.number() + "]。";
    }

    /** The passage's sentences that are nearest to the question, in the passage's own order. */
    private static List<String> chosen(Source source, Set<String> wanted) {
        List<String> sentences = Sentences.of(source.passage().text());
        if (sentences.isEmpty()) {
            return List.of(source.passage().text());
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(
                (Integer i) -> -Bigrams.share(wanted, Bigrams.of(sentences.get(i))) + i * 0.001));
        Set<Integer> kept = new HashSet<>();
        int length = 0;
        for (int i : order) {
            if (kept.size() < SENTENCES
                    && (kept.isEmpty() || length + sentences.get(i).length() <= LONGEST)) {
                kept.add(i);
                length += sentences.get(i).length();
            }
        }
        return kept.stream().sorted().map(sentences::get).toList();
    }
}
