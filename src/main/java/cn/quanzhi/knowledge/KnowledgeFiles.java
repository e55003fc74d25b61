package cn.quanzhi.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The Markdown files of the configured directories, in a steady order. */
final class KnowledgeFiles {

    static final String PACKED = "knowledge-base";
    private static final String QUESTIONS = "questions";
    private static final Logger LOG = LoggerFactory.getLogger(KnowledgeFiles.class);
    private static final long LARGEST = 20_000_000;

    private KnowledgeFiles() {}

    /** A file that is read only when its turn comes. */
    record Source(String name, Content content) {}

    interface Content {
        byte[] read() throws IOException;
    }

    static List<Source> of(List<String> directories) throws IOException {
        List<Source> sources = new ArrayList<>();
        for (String directory : directories) {
            Path path = Path.of(directory);
            if (Files.isDirectory(path)) {
                sources.addAll(walk(path));
            } else if (directory.equals(PACKED)) {
                sources.addAll(packed());
            } else {
                LOG.warn("No directory {} to import", directory);
            }
        }
        return sources;
    }

    private static List<Source> walk(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> isKnowledge(file) && Files.isRegularFile(file))
                    .sorted()
                    .map(file -> new Source(file.toString(), () -> read(file)))
                    .toList();
        }
    }

    /** Markdown anywhere, and the typical questions of a folder of that name. */
    private static boolean isKnowledge(Path file) {
        Path parent = file.getParent();
        boolean questions =
                parent != null && parent.endsWith(QUESTIONS) && file.toString().endsWith(".yaml");
        return questions || file.toString().endsWith(".md");
    }

    private static byte[] read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("larger than " + LARGEST + " bytes");
        }
        return Files.readAllBytes(file);
    }

    private static List<Source> packed() throws IOException {
        List<Source> sources = new ArrayList<>();
        for (String pattern : List.of("/**/*.md", "/" + QUESTIONS + "/*.yaml")) {
            for (Resource resource :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + PACKED + pattern)) {
                sources.add(new Source(resource.getURL().toString(), resource::getContentAsByteArray));
            }
        }
        sources.sort(Comparator.comparing(Source::name));
        return sources;
    }

    /** The texts of the files of one name at the top of the directories, the packed one where the usual folder isn't there. */
    static List<String> texts(List<String> directories, String name) {
        List<String> texts = new ArrayList<>();
        try {
            for (String directory : directories) {
                Path file = Path.of(directory, name);
                ClassPathResource packed = new ClassPathResource(PACKED + "/" + name);
                if (Files.isRegularFile(file)) {
                    texts.add(Files.readString(file));
                } else if (directory.equals(PACKED) && !Files.isDirectory(Path.of(directory)) && packed.exists()) {
                    texts.add(packed.getContentAsString(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
