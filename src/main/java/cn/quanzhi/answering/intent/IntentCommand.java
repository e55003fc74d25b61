package cn.quanzhi.answering.intent;

import cn.quanzhi.answering.intent.IntentTraining.Example;
import cn.quanzhi.answering.intent.ReaderTraining.Lesson;
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
            Lessons lessons = new Lessons(new ArrayList<>(), new ArrayList<>());
            written(lessons);
            int count = lessons.examples().size();
            typical(lessons);
            System.out.println(count + " messages and " + (lessons.examples().size() - count) + " typical questions");
            IntentModel learned = learned(lessons);
            try (OutputStream out = Files.newOutputStream(file)) {
                learned.write(out);
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

    /** What is learned from: the messages, and of those in Chinese their tokens. */
    private record Lessons(List<Example> examples, List<Lesson> read) {
        void add(String text, Seen seen, Intent intent, float weight) {
            examples.add(Example.of(text, seen.vector(), intent, weight));
            seen.tokens().ifPresent(tokens -> read.add(Lesson.of(tokens, intent, weight)));
        }
    }

    private IntentModel learned(Lessons lessons) {
        int dimensions = embeddings.dimensions();
        return new IntentModel(
                embeddings.name(),
                IntentTraining.learn(lessons.examples(), dimensions),
                MessageMemory.of(lessons.examples()),
                ReaderTraining.learn(lessons.read(), dimensions));
    }

    private void written(Lessons lessons) throws IOException {
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
            add(lessons, lines, intent, 1);
        }
    }

    private void add(Lessons lessons, List<String> texts, Intent intent, float weight) {
        for (int from = 0; from < texts.size(); from += BATCH) {
            List<String> some = texts.subList(from, Math.min(texts.size(), from + BATCH));
            List<Seen> seen = vectors.inBulk(some);
            for (int i = 0; i < some.size(); i++) {
                lessons.add(some.get(i), seen.get(i), intent, weight);
            }
        }
    }

    private void typical(Lessons lessons) {
        List<String> texts = new ArrayList<>();
        for (UUID version : changes.published()) {
            for (ChangeLog.EmbeddedPassage embedded : changes.passagesOf(version)) {
                if (embedded.passage().kind() == DocumentKind.QUESTIONS) {
                    texts.add(embedded.passage().text());
                }
            }
        }
        add(lessons, texts, Intent.CONSULTATION, TYPICAL);
    }
}
