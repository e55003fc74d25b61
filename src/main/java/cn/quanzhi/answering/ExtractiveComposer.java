package cn.quanzhi.answering;

import cn.quanzhi.answering.citation.Bigrams;
import cn.quanzhi.answering.citation.Sentences;
import cn.quanzhi.answering.citation.Source;
import cn.quanzhi.model.Embeddings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Writes without a model: the best passages' own sentences, the nearest one first, each with its source. */
@Component
class ExtractiveComposer {

    private static final int PASSAGES = 4;
    private static final int LONGEST = 340;
    private static final int OTHERS = 2;
    private static final int UNITS = 20;
    private static final double WORDING = 0.3;

    private final Embeddings embeddings;

    ExtractiveComposer(Embeddings embeddings) {
        this.embeddings = embeddings;
    }

    /** A sentence that can stand alone, and how near it is to the question. */
    private record Unit(String text, double nearness) {}

    String compose(Question question, List<Source> sources) {
        Set<String> wanted = Bigrams.of(question.standalone());
        float[] asked = embeddings.embed(question.standalone());
        List<Source> best = sources.subList(0, Math.min(PASSAGES, sources.size()));
        Source first = best.getFirst();
        List<Unit> units = measured(first, asked, wanted);
        Unit lead = nearest(units);
        StringBuilder text = new StringBuilder(cited(lead, first));
        List<Unit> rest = others(units, lead);
        if (!rest.isEmpty()) {
            text.append("\n\n### 原文\n");
            text.append(rest.stream().map(unit -> cited(unit, first)).collect(Collectors.joining("\n")));
        }
        if (best.size() > 1) {
            text.append("\n\n### 相关");
            best.stream()
                    .skip(1)
                    .forEach(source -> text.append("\n- ")
                            .append(source.passage().citation())
                            .append("：")
                            .append(cited(nearest(measured(source, asked, wanted)), source)));
        }
        return text.toString();
    }

    /** The one sentence of a source that is nearest to the question, with its marker. */
    String nearest(Question question, Source source) {
        return cited(
                nearest(measured(source, embeddings.embed(question.standalone()), Bigrams.of(question.standalone()))),
                source);
    }

    private List<Unit> measured(Source source, float[] asked, Set<String> wanted) {
        List<String> texts = units(source);
        List<String> kept = texts.subList(0, Math.min(UNITS, texts.size()));
        List<float[]> vectors = embeddings.embedAll(kept);
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            double nearness = cosine(asked, vectors.get(i)) + WORDING * Bigrams.share(wanted, Bigrams.of(kept.get(i)));
            units.add(new Unit(kept.get(i), nearness));
        }
        return units;
    }

    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static Unit nearest(List<Unit> units) {
        return units.stream().max(Comparator.comparingDouble(Unit::nearness)).orElseThrow();
    }

    /** A few more sentences of the best passage, in its own order. */
    private static List<Unit> others(List<Unit> units, Unit lead) {
        int length = lead.text().length();
        Set<Unit> chosen = new HashSet<>();
        for (Unit unit : units.stream()
                .sorted(Comparator.comparingDouble(Unit::nearness).reversed())
                .toList()) {
            length += unit.text().length();
            if (unit != lead && chosen.size() < OTHERS && length <= LONGEST) {
                chosen.add(unit);
            }
        }
        return units.stream().filter(chosen::contains).toList();
    }

    /** The marker stands before the mark that ends the sentence. */
    private static String cited(Unit unit, Source source) {
        String plain = unit.text().replaceAll("[。！？；;!?：:\\s]+$", "");
        return plain + "[" + source.number() + "]。";
    }

    /**
     * What can stand alone: a sentence, or the head of a list with one of its items, 有下列情形之一的：（一）…… saying nothing
     * without each other.
     */
    private static List<String> units(Source source) {
        List<String> units = new ArrayList<>();
        String head = "";
        for (String line : source.passage().text().split("\n")) {
            String stripped = line.strip();
            boolean item = stripped.matches("^(?:[（(][一二三四五六七八九十]+[）)]|\\d{1,2}[.、)]|[-*]\\s).*");
            if (stripped.endsWith("：") || stripped.endsWith(":")) {
                List<String> sentences = Sentences.of(stripped);
                units.addAll(sentences.subList(0, sentences.size() - 1));
                head = sentences.getLast();
            } else if (item && !head.isEmpty()) {
                units.add(head + stripped.replaceFirst("^(?:[-*]|\\d{1,2}\\.)\\s+", ""));
            } else {
                head = "";
                units.addAll(Sentences.of(stripped.replaceFirst("^(?:[-*]|\\d{1,2}\\.)\\s+", "")));
            }
        }
        units.removeIf(unit -> unit.length() < 4);
        return units.isEmpty() ? List.of(source.passage().text().replace('\n', ' ')) : units;
    }
}
