package cn.quanzhi.knowledge.check;

import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.ingest.BadDocument;
import cn.quanzhi.knowledge.ingest.FrontMatter;
import cn.quanzhi.knowledge.ingest.Piece;
import cn.quanzhi.knowledge.ingest.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The articles of the laws at hand, by title and version. Where a law isn't at hand nothing is said about its articles. */
final class KnownLaws {

    private final Map<String, Map<String, Set<String>>> articles = new HashMap<>();

    private KnownLaws() {}

    static KnownLaws none() {
        return new KnownLaws();
    }

    static KnownLaws in(Path directory) throws IOException {
        KnownLaws laws = new KnownLaws();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".md")).toList()) {
                laws.read(file);
            }
        }
        return laws;
    }

    private void read(Path file) throws IOException {
        try {
            FrontMatter.Parsed parsed =
                    FrontMatter.parse(Files.readString(file)).orElse(null);
            if (parsed == null || parsed.frontMatter().kind().compareTo(DocumentKind.NORMATIVE_DOCUMENT) > 0) {
                return;
            }
            FrontMatter matter = parsed.frontMatter();
            Set<String> numbers = Splitter.split(matter.kind(), matter.title(), parsed.body()).stream()
                    .map(Piece::article)
                    .flatMap(Stream::ofNullable)
                    .collect(Collectors.toSet());
            articles.computeIfAbsent(matter.title(), title -> new TreeMap<>()).put(matter.version(), numbers);
        } catch (BadDocument e) {
            // The import names a law file that can't be read; here it is as if it weren't there.
        }
    }

    boolean isEmpty() {
        return articles.isEmpty();
    }

    boolean has(String title) {
        return articles.containsKey(title);
    }

    boolean has(String title, String version) {
        return articles.getOrDefault(title, Map.of()).containsKey(version);
    }

    boolean has(String title, String version, String article) {
        return articles.getOrDefault(title, Map.of())
                .getOrDefault(version, Set.of())
                .contains(article);
    }

    /** Whether any version of the law has the article. */
    boolean hasAnywhere(String title, String article) {
        return articles.getOrDefault(title, Map.of()).values().stream().anyMatch(numbers -> numbers.contains(article));
    }
}
