package cn.quanzhi.answering;

import cn.quanzhi.answering.citation.Bigrams;
import cn.quanzhi.answering.citation.Sentences;
import cn.quanzhi.answering.citation.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes without a model: the best passages' own sentences, the nearest one first, each with its source. */
final class ExtractiveComposer {

    private static final int PASSAGES = 4;
    private static final int LONGEST = 170;
    private static final int OTHERS = 2;

    private ExtractiveComposer() {}

    static String compose(Question question, List<Source> sources) {
        Set<String> wanted = Bigrams.of(question.standalone());
        List<Source> best = sources.subList(0, Math.min(PASSAGES, sources.size()));
        Source first = best.getFirst();
        List<String> units = units(first);
        int lead = nearest(units, wanted, Set.of());
        StringBuilder text = new StringBuilder(cited(units.get(lead), first));
        List<String> rest = chosen(units, wanted, lead);
        if (!rest.isEmpty()) {
            text.append("\n\n### 原文\n");
            text.append(rest.stream().map(unit -> cited(unit, first)).collect(Collectors.joining("\n")));
        }
        if (best.size() > 1) {
            text.append("\n\n### 相关");
            best.stream().skip(1).forEach(source -> {
                List<String> others = units(source);
                String unit = others.get(nearest(others, wanted, Set.of()));
                text.append("\n- ")
                        .append(source.passage().citation())
                        .append("：")
                        .append(cited(unit, source));
            });
        }
        return text.toString();
    }

    /** The marker stands before the mark that ends the sentence. */
    private static String cited(String unit, Source source) {
        String plain = unit.replaceAll("[。！？；;!?：:\\s]+$", "");
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
                units.add(head + stripped.replaceFirst("^[-*]\\s+", ""));
            } else {
                head = "";
                units.addAll(Sentences.of(stripped.replaceFirst("^[-*]\\s+", "")));
            }
        }
        units.removeIf(unit -> unit.length() < 4);
        return units.isEmpty() ? List.of(source.passage().text().replace('\n', ' ')) : units;
    }

    private static int nearest(List<String> units, Set<String> wanted, Set<Integer> taken) {
        int best = -1;
        double most = -1;
        for (int i = 0; i < units.size(); i++) {
            double share = Bigrams.share(wanted, Bigrams.of(units.get(i)));
            if (!taken.contains(i) && share > most) {
                most = share;
                best = i;
            }
        }
        return best;
    }

    /** A few more sentences of the best passage, in its own order. */
    private static List<String> chosen(List<String> units, Set<String> wanted, int lead) {
        Set<Integer> taken = new HashSet<>(Set.of(lead));
        int length = units.get(lead).length();
        List<Integer> chosen = new ArrayList<>();
        for (int next = nearest(units, wanted, taken);
                next >= 0 && chosen.size() < OTHERS;
                next = nearest(units, wanted, taken)) {
            taken.add(next);
            length += units.get(next).length();
            if (length <= LONGEST * 2) {
                chosen.add(next);
            }
        }
        return chosen.stream().sorted().map(units::get).toList();
    }
}
