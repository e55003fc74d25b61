package cn.quanzhi.answering.intent;

import cn.quanzhi.answering.intent.IntentTraining.Example;
import cn.quanzhi.kernel.PermanentFailure;
import cn.quanzhi.knowledge.ChangeLog;
import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.ImportState;
import cn.quanzhi.model.Embeddings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * {@code ./quanzhi train-intents DIR FILE}: learns from one text file an intent, a message a line, and from the typical
 * questions that are loaded; writes, ends.
 */
@Component
@ConditionalOnProperty("quanzhi.training.intents")
class IntentCommand {

    private static final float TYPICAL = 0.5f;
    private static final int BATCH = 64;

    private final ChangeLog changes;
    private final ImportState imported;
    private final Embeddings embeddings;
    private final MessageVectors vectors;
    private final ConfigurableApplicationContext context;
    private final Path messages;
    private final Path file;

    IntentCommand(
            ChangeLog changes,
            ImportState imported,
            Embeddings embeddings,
            MessageVectors vectors,
            ConfigurableApplicationContext context,
            @Value("${quanzhi.training.intents}") Path messages,
            @Value("${quanzhi.training.file}") Path file) {
        this.changes = changes;
        this.imported = imported;
        this.embeddings = embeddings;
        this.vectors = vectors;
        this.context = context;
        this.messages = messages;
        this.file = file;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofPlatform().name("training").start(this::run);
    }

    private void run() {
        try {
            while (!imported.finished()) {
                Thread.sleep(200);
            }
            List<Example> examples = written();
            int count = examples.size();
            examples.addAll(typical());
            System.out.println(count + " messages and " + (examples.size() - count) + " typical questions");
            float[][] weights = IntentTraining.learn(examples, embeddings.dimensions());
            try (OutputStream out = Files.newOutputStream(file)) {
                new IntentModel(embeddings.name(), weights, MessageMemory.of(examples)).write(out);
            }
            System.out.println("written: " + file.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            context.close();
        }
    }

    private List<Example> written() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (Intent intent : Intent.values()) {
            Path path = messages.resolve(intent.name().toLowerCase(Locale.ROOT) + ".txt");
            if (intent.ordinal() >= Intent.LEARNED) {
                continue;
            }
            if (!Files.isRegularFile(path)) {
                throw new PermanentFailure("no messages of this intent: " + path);
            }
            List<String> lines = Files.readAllLines(path).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
            for (int from = 0; from < lines.size(); from += BATCH) {
                List<String> some = lines.subList(from, Math.min(lines.size(), from + BATCH));
                List<float[]> vectorsOf = vectors.inBulk(some);
                for (int i = 0; i < some.size(); i++) {
                    examples.add(Example.of(some.get(i), vectorsOf.get(i), intent, 1));
                }
            }
        }
        return examples;
    }

    private List<Example> typical() {
        List<Example> examples = new ArrayList<>();
        for (UUID version : changes.published()) {
            for (ChangeLog.EmbeddedPassage embedded : changes.passagesOf(version)) {
                if (embedded.passage().kind() == DocumentKind.QUESTIONS) {
                    examples.add(
                            Example.of(embedded.passage().text(), embedded.vector(), Intent.CONSULTATION, TYPICAL));
                }
            }
        }
        return examples;
    }
}
