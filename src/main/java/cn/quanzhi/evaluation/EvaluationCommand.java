package cn.quanzhi.evaluation;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * {@code ./quanzhi evaluate --questions DIR --report DIR [--before FILE]}: starts the service without a port, runs the sets,
 * writes the report, ends; with 2 where what was given can't be read, with 1 where the run failed.
 */
@Component
@ConditionalOnProperty("quanzhi.evaluation.questions")
class EvaluationCommand {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int FAILED = 1;
    private static final int WRONG_INPUT = 2;

    private final Evaluation evaluation;
    private final Readiness service;
    private final ConfigurableApplicationContext context;
    private final Clock clock;
    private final Given given;

    EvaluationCommand(
            Evaluation evaluation,
            Readiness service,
            ConfigurableApplicationContext context,
            Clock clock,
            Given given) {
        this.evaluation = evaluation;
        this.service = service;
        this.context = context;
        this.clock = clock;
        this.given = given;
    }

    /** What the command line says. */
    @Component
    @ConditionalOnProperty("quanzhi.evaluation.questions")
    record Given(
            @Value("${quanzhi.evaluation.questions}") Path questions,

            @Value("${quanzhi.evaluation.report:./evaluation}")
            Path report,

            @Value("${quanzhi.evaluation.before:}") String before) {

        /** The earlier report: the one that is named, else the one that the directory holds; null where there is none. */
        @Nullable
        Path earlier() {
            if (!before.isEmpty()) {
                return Path.of(before);
            }
            Path own = report.resolve(ReportFile.NAME);
            return Files.isRegularFile(own) ? own : null;
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofPlatform().name("evaluation").start(() -> {
            int code = run(System.out, System.err);
            System.exit(SpringApplication.exit(context, () -> code));
        });
    }

    /** @return the exit code */
    int run(PrintStream out, PrintStream err) {
        try {
            if (!Files.isDirectory(given.questions())) {
                throw new WrongInput(given.questions() + " is no directory (没有这个题集目录)");
            }
            // Read before anything is waited for: a typing error in a file shows at once.
            QuestionFiles files = QuestionFiles.read(given.questions());
            Run before = before(err);
            files.skipped()
                    .forEach((set, rows) ->
                            err.println("quanzhi: " + set + ": nothing to evaluate in " + rows + " rows"));
            if (!service.await(PATIENCE)) {
                err.println("quanzhi: the index did not catch up within " + PATIENCE.toMinutes() + " minutes (索引未就绪)");
                return FAILED;
            }
            Run run = evaluation.run(files, clock.instant(), set -> err.println("quanzhi: evaluating " + set));
            write(run, before);
            ReportLines.of(run).forEach(out::println);
            out.println("report: "
                    + given.report().resolve(ReportPage.NAME).toAbsolutePath().normalize());
            return 0;
        } catch (WrongInput e) {
            err.println("quanzhi: " + e.getMessage());
            return WRONG_INPUT;
        } catch (IOException | RuntimeException e) {
            err.println("quanzhi: the evaluation failed (评测失败): " + e);
            e.printStackTrace(err);
            return FAILED;
        }
    }

    private @Nullable Run before(PrintStream err) throws IOException {
        Path earlier = given.earlier();
        if (earlier == null) {
            return null;
        }
        try {
            return ReportFile.read(earlier);
        } catch (WrongInput e) {
            if (!given.before().isEmpty()) {
                throw e;
            }
            err.println("quanzhi: not compared: " + e.getMessage());
            return null;
        }
    }

    private void write(Run run, @Nullable Run before) throws IOException {
        Files.createDirectories(given.report());
        Comparison comparison = before == null ? null : Comparison.between(before, run);
        ReportFile.replace(given.report().resolve(ReportPage.NAME), ReportPage.of(run, comparison));
        ReportFile.write(given.report().resolve(ReportFile.NAME), run);
    }
}
