package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.citation.ClaimLesson.Example;
import cn.quanzhi.model.Embeddings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** {@code ./quanzhi train-claims DIR FILE}: learns from passages with true and false sentences; writes, ends. */
@Component
@ConditionalOnProperty("quanzhi.training.claims")
class ClaimCommand {

    private final Embeddings embeddings;
    private final ConfigurableApplicationContext context;
    private final Path claims;
    private final Path file;

    ClaimCommand(
            Embeddings embeddings,
            ConfigurableApplicationContext context,
            @Value("${quanzhi.training.claims}") Path claims,
            @Value("${quanzhi.training.file}") Path file) {
        this.embeddings = embeddings;
        this.context = context;
        this.claims = claims;
        this.file = file;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofPlatform().name("training").start(this::run);
    }

    private void run() {
        try {
            List<Example> examples = new ClaimLesson(embeddings).examples(lines(claims));
            System.out.println(examples.size() + " sentences that the checks leave open, "
                    + examples.stream().filter(Example::isTrue).count() + " of them true");
            Files.writeString(
                    file, ClaimTraining.learn(examples, embeddings.name()).write());
            System.out.println("written: " + file.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            context.close();
        }
    }

    static List<String> lines(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.filter(one -> one.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
        List<String> lines = new ArrayList<>();
        for (Path one : files) {
            lines.addAll(Files.readAllLines(one));
        }
        return lines;
    }
}
