package cn.quanzhi.answering;

import cn.quanzhi.answering.citation.Sentences;
import cn.quanzhi.answering.citation.Source;
import cn.quanzhi.knowledge.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Words of the service's own that a passage bears. */
record Stated(String words, Passage passage) {
    boolean isBy(Source source) {
        return source.passage().passageId().equals(passage.passageId());
    }

    /** With the number of the passage, which may be one that isn't among the sources yet. */
    ExtractiveComposer.Extract before(ExtractiveComposer.Extract extract, List<Source> all) {
        List<Source> sources = new ArrayList<>(extract.sources());
        if (sources.stream().noneMatch(this::isBy)) {
            all.stream()
                    .filter(this::isBy)
                    .map(source -> new Source(sources.size() + 1, source.passage(), source.validity()))
                    .findFirst()
                    .ifPresent(sources::add);
        }
        return new ExtractiveComposer.Extract(in(sources) + extract.text(), sources);
    }

    String in(List<Source> sources) {
        return sources.stream()
                .filter(this::isBy)
                .map(source -> Sentences.of(words).stream()
                        .map(sentence -> ExtractText.cited(sentence, source.number()))
                        .collect(Collectors.joining("", "", "\n\n")))
                .findFirst()
                .orElse("");
    }
}
