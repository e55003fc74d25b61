package cn.quanzhi.evaluation;

import cn.quanzhi.retrieval.IndexState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** {@code ./quanzhi evaluate --questions DIR --report DIR}: starts the service without a port, runs the sets, ends. */
@Component
@ConditionalOnProperty("quanzhi.evaluation.questions")
class EvaluationCommand {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Evaluation evaluation;
    private final ClaimChecks claims;
    private final IndexState index;
    private final ConfigurableApplicationContext context;
    private final Clock clock;
    private final Path questions;
    private final Path report;

    EvaluationCommand(
            Evaluation evaluation,
            ClaimChecks claims,
            IndexState index,
            ConfigurableApplicationContext context,
            Clock clock,
            @Value("${quanzhi.evaluation.questions}") Path questions,
            @Value("${quanzhi.evaluation.report:./evaluation}") Path report) {
        this.evaluation = evaluation;
        this.claims = claims;
        this.index = index;
        this.context = context;
        this.clock = clock;
        this.questions = questions;
        this.report = report;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofPlatform().name("evaluation").start(this::run);
    }

    private void run() {
        try {
            if (!Files.isDirectory(questions)) {
                System.err.println("quanzhi: no directory of question sets at " + questions + " (没有这个题集目录)");
                return;
            }
            if (!index.awaitCaughtUp(PATIENCE)) {
                System.err.println(
                        "quanzhi: the index did not catch up within " + PATIENCE.toMinutes() + " minutes (索引未就绪)");
                return;
            }
            List<Evaluation.Result> results = new ArrayList<>(evaluation.run(QuestionSet.readAll(questions)));
            Path sentences = questions.resolve(ClaimChecks.FILE);
            if (Files.isRegularFile(sentences)) {
                results.add(new Evaluation.Result("claims", claims.run(sentences), List.of()));
            }
            Report.write(report, results, clock.instant());
            Report.lines(results).forEach(System.out::println);
            System.out.println(
                    "report: " + report.resolve("report.html").toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            context.close();
        }
    }
}
