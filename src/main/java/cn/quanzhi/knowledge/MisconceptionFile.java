package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.Misconception.Article;
import cn.quanzhi.knowledge.ingest.BadDocument;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** {@code misconceptions.yaml} of the configured directories, read at the start; the packed one where the usual folder isn't there. */
@Component
public class MisconceptionFile implements Misconceptions {

    private static final String NAME = "misconceptions.yaml";

    private final List<Misconception> all;

    MisconceptionFile(KnowledgeSettings settings) {
        this.all = read(settings.directories());
    }

    @Override
    public List<Misconception> all() {
        return all;
    }

    /** Reads one file's text; a bad entry is a {@link BadDocument}. */
    public static List<Misconception> parse(String yaml) {
        try {
            if (!(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml) instanceof List<?> list)) {
                throw new BadDocument(NAME + ": expected a list of entries");
            }
            return list.stream().map(MisconceptionFile::entry).toList();
        } catch (YAMLException e) {
            throw new BadDocument(NAME + ": " + e.getMessage());
        }
    }

    private static List<Misconception> read(List<String> directories) {
        return KnowledgeFiles.texts(directories, NAME).stream()
                .flatMap(text -> parse(text).stream())
                .toList();
    }

    private static Misconception entry(Object value) {
        if (!(value instanceof Map<?, ?> map)
                || !map.keySet().equals(Set.of("claims", "truth", "basis"))
                || !(map.get("basis") instanceof List<?> basis)
                || !(map.get("claims") instanceof List<?> claims)
                || claims.isEmpty()
                || basis.isEmpty()) {
            throw new BadDocument(NAME + ": an entry has claims, truth and basis: " + value);
        }
        return new Misconception(
                claims.stream().map(String::valueOf).map(String::strip).toList(),
                String.valueOf(map.get("truth")).strip(),
                basis.stream().map(MisconceptionFile::article).toList());
    }

    private static Article article(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map) || !map.keySet().equals(Set.of("law", "article"))) {
            throw new BadDocument(NAME + ": a basis has law and article: " + value);
        }
        return new Article(String.valueOf(map.get("law")), String.valueOf(map.get("article")));
    }
}
