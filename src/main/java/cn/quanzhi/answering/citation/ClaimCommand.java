package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.citation.ClaimLesson.Example;
import cn.quanzhi.knowledge.ChangeLog;
import cn.quanzhi.knowledge.ImportState;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.model.Embeddings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * {@code ./quanzhi train-claims DIR[,FILE…] FILE}: learns from passages with true and false sentences; writes, ends. A row may
 * name an article of a law that is imported instead of a passage.
 */
@Component
@ConditionalOnProperty("quanzhi.training.claims")
class ClaimCommand {

    private static final long POLL_MILLIS = 200;

    private final Embeddings embeddings;
    private final ChangeLog changes;
    private final ImportState imported;
    private final ConfigurableApplicationContext context;
    private final List<Path> claims;
    private final Path file;

    ClaimCommand(
            Embeddings embeddings,
            ChangeLog changes,
            ImportState imported,
            ConfigurableApplicationContext context,
            @Value("${quanzhi.training.claims}") String claims,
            @Value("${quanzhi.training.file}") Path file) {
        this.embeddings = embeddings;
        this.changes = changes;
        this.imported = imported;
        this.context = context;
        this.claims = Arrays.stream(claims.split(",")).map(Path::of).toList();
        this.file = file;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofPlatform().name("training").start(this::run);
    }

    private void run() {
        try {
            while (!imported.finished()) {
                Thread.sleep(POLL_MILLIS);
            }
            List<Example> examples = new ClaimLesson(embeddings).examples(lines(claims), articles());
            System.out.println(examples.size() + " sentences that nothing decides by itself, "
                    + examples.stream().filter(Example::isTrue).count() + " of them true");
            Files.writeString(
                    file,
                    ClaimTraining.learn(examples, embeddings.name(), embeddings.dimensions())
                            .write());
            System.out.println("written: " + file.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            context.close();
        }
    }

    private Map<String, String> articles() {
        Map<String, String> articles = new HashMap<>();
        for (UUID version : changes.published()) {
            for (ChangeLog.EmbeddedPassage one : changes.passagesOf(version)) {
                Passage passage = one.passage();
                String article = passage.article();
                if (article != null) {
                    articles.merge(
                            ClaimLesson.key(passage.title(), passage.version(), article),
                            passage.text(),
                            (before, more) -> before + "\n" + more);
                }
            }
        }
        return articles;
    }

    static List<String> lines(List<Path> places) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path place : places) {
            try (Stream<Path> all = Files.walk(place)) {
                for (Path one : all.filter(file -> file.toString().endsWith(".jsonl"))
                        .sorted()
                        .toList()) {
                    lines.addAll(Files.readAllLines(one));
                }
            }
        }
        return lines;
    }
}
