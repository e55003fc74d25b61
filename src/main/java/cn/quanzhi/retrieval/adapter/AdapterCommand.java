package cn.quanzhi.retrieval.adapter;

import cn.quanzhi.knowledge.ChangeLog;
import cn.quanzhi.knowledge.ChangeLog.EmbeddedPassage;
import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.ImportState;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.model.Embeddings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * {@code ./quanzhi train-adapter articles|questions FILE}: learns from the typical questions and laws that are loaded, writes,
 * ends.
 */
@Component
@ConditionalOnProperty("quanzhi.training.adapter")
class AdapterCommand {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private final ChangeLog changes;
    private final ImportState imported;
    private final Embeddings embeddings;
    private final ConfigurableApplicationContext context;
    private final Clock clock;
    private final Path file;
    private final Towards towards;

    AdapterCommand(
            ChangeLog changes,
            ImportState imported,
            Embeddings embeddings,
            ConfigurableApplicationContext context,
            Clock clock,
            @Value("${quanzhi.training.adapter}") Path file,
            @Value("${quanzhi.training.towards:articles}") Towards towards) {
        this.changes = changes;
        this.imported = imported;
        this.embeddings = embeddings;
        this.context = context;
        this.clock = clock;
        this.file = file;
        this.towards = towards;
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
            Lesson lesson = lesson();
            if (lesson.questions().isEmpty()) {
                System.err.println(
                        "quanzhi: no typical question has its article loaded; import the laws first (请先导入法律)");
                return;
            }
            System.out.println(lesson.questions().size() + " questions, turned towards " + lesson.known().length + " "
                    + towards.name().toLowerCase(Locale.ROOT));
            Map<Float, ShareChoice.Measured> measured = ShareChoice.measure(lesson);
            measured.forEach((share, figures) -> System.out.printf(
                    Locale.ROOT,
                    "share %.1f, laws left out: any@10 %.3f  MRR@10 %.3f%n",
                    share,
                    figures.found(),
                    figures.reciprocalRank()));
            float share = ShareChoice.best(measured);
            try (OutputStream out = Files.newOutputStream(file)) {
                new QueryAdapter(towards, embeddings.name(), share, new AdapterTraining(lesson).learn()).write(out);
            }
            System.out.printf(Locale.ROOT, "written with share %.1f: %s%n", share, file.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            context.close();
        }
    }

    private Lesson lesson() {
        LocalDate today = LocalDate.now(clock.withZone(CITY));
        List<float[]> passages = new ArrayList<>();
        Map<ChangeLog.Lead, Integer> places = new HashMap<>();
        List<EmbeddedPassage> questions = new ArrayList<>();
        for (UUID version : changes.published()) {
            for (EmbeddedPassage embedded : changes.passagesOf(version)) {
                Passage passage = embedded.passage();
                String article = passage.article();
                if (passage.kind() == DocumentKind.QUESTIONS) {
                    questions.add(embedded);
                } else if (article != null && isInForce(passage, today)) {
                    places.putIfAbsent(new ChangeLog.Lead(passage.title(), "", article), passages.size());
                    passages.add(embedded.vector());
                }
            }
        }
        List<Lesson.Asked> asked = new ArrayList<>();
        for (EmbeddedPassage question : questions) {
            ChangeLog.Lead lead = question.leads().getLast();
            Integer place = places.get(new ChangeLog.Lead(lead.title(), "", lead.article()));
            if (place != null) {
                asked.add(new Lesson.Asked(lead.title(), question.vector(), place, Lesson.ABSENT));
            }
        }
        return towards == Towards.ARTICLES
                ? new Lesson(
                        passages.toArray(float[][]::new),
                        IntStream.range(0, passages.size()).toArray(),
                        asked)
                : Lesson.amongThemselves(asked);
    }

    private static boolean isInForce(Passage passage, LocalDate today) {
        LocalDate from = passage.effectiveFrom();
        LocalDate to = passage.effectiveTo();
        return (from == null || !from.isAfter(today)) && (to == null || to.isAfter(today));
    }
}
