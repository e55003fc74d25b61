package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.ingest.BadDocument;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The vocabularies of the configured directories, read at the start; the packed one where the usual folder isn't there. */
@Component
public class VocabularyFile implements Vocabulary {

    private static final String NAME = "vocabulary.yaml";

    private final List<Entry> entries;

    private record Entry(List<String> says, List<String> means) {}

    @Autowired
    VocabularyFile(KnowledgeSettings settings) {
        this(read(settings.directories()));
    }

    private VocabularyFile(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** Reads one file's text; a bad entry is a {@link BadDocument}. */
    public static VocabularyFile parse(String yaml) {
        try {
            return new VocabularyFile(entries(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml)));
        } catch (YAMLException e) {
            throw new BadDocument(NAME + ": " + e.getMessage());
        }
    }

    /** The words that stand in more than one entry: what they mean belongs together. */
    public List<String> saidTwice() {
        Set<String> seen = new HashSet<>();
        return entries.stream()
                .flatMap(entry -> entry.says().stream().distinct())
                .filter(word -> !seen.add(word))
                .toList();
    }

    @Override
    public List<String> meant(String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        Set<String> meant = new LinkedHashSet<>();
        for (Entry entry : entries) {
            if (entry.says().stream().anyMatch(folded::contains)) {
                entry.means().stream().filter(word -> !folded.contains(word)).forEach(meant::add);
            }
        }
        return List.copyOf(meant);
    }

    private static List<Entry> read(List<String> directories) {
        return KnowledgeFiles.texts(directories, NAME).stream()
                .flatMap(text -> parse(text).entries.stream())
                .toList();
    }

    private static List<Entry> entries(Object yaml) {
        if (!(yaml instanceof List<?> list)) {
            throw new BadDocument(NAME + ": expected a list of entries");
        }
        return list.stream().map(VocabularyFile::entry).toList();
    }

    private static Entry entry(Object value) {
        if (!(value instanceof Map<?, ?> map) || !map.keySet().equals(Set.of("says", "means"))) {
            throw new BadDocument(NAME + ": an entry has says and means: " + value);
        }
        return new Entry(
                words(map.get("says"), value).stream()
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .toList(),
                words(map.get("means"), value));
    }

    private static List<String> words(@org.jspecify.annotations.Nullable Object value, Object entry) {
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            throw new BadDocument(NAME + ": says and means are lists: " + entry);
        }
        return list.stream().map(String::valueOf).map(String::strip).toList();
    }
}
