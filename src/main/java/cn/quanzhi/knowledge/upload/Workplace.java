package cn.quanzhi.knowledge.upload;

import cn.quanzhi.kernel.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where files lie while they are worked on, in the data directory. Whatever a node that died left there is of no use. */
@Component
class Workplace {

    private static final Logger LOG = LoggerFactory.getLogger(Workplace.class);

    private final Path received;
    private final Path parsing;

    Workplace(@Value("${quanzhi.data-dir:./data}") Path data) {
        Path work = data.toAbsolutePath().resolve("work");
        received = work.resolve("received");
        parsing = work.resolve("parsing");
    }

    /** A name for a file that just came. */
    Path received() {
        return made(received).resolve(Ids.next().toString());
    }

    /** A new directory for one parser's process. */
    Path directory() {
        return made(made(parsing).resolve(Ids.next().toString()));
    }

    /** Clears what is left of a node that died. */
    void clear() {
        remove(parsing);
    }

    void remove(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (var below = Files.walk(path)) {
            List<Path> deepestFirst = below.sorted(Comparator.reverseOrder()).toList();
            for (Path one : deepestFirst) {
                Files.deleteIfExists(one);
            }
        } catch (IOException e) {
            LOG.warn("{} could not be cleared: {}", path, e.toString());
        }
    }

    private static Path made(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
