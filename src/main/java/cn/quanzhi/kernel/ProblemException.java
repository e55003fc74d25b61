package cn.quanzhi.kernel;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem; {@link ProblemAdvice} renders it. */
public final class ProblemException extends RuntimeException {

    private final Problem problem;
    private final List<FieldProblem> fields;
    private final @Nullable String detail;
    private final @Nullable Duration retryAfter;

    /** What is wrong with one field of the input, in words for the person who filled it in. */
    public record FieldProblem(String field, String message) {}

    public ProblemException(Problem problem) {
        this(problem, null, List.of());
    }

    public ProblemException(Problem problem, String detail) {
        this(problem, detail, List.of());
    }

    public ProblemException(String field, String message) {
        this(Problem.INVALID_INPUT, message, List.of(new FieldProblem(field, message)));
    }

    public ProblemException(List<FieldProblem> fields) {
        this(Problem.INVALID_INPUT, fields.getFirst().message(), fields);
    }

    public ProblemException(Problem problem, @Nullable String detail, List<FieldProblem> fields) {
        this(problem, detail, fields, null);
    }

    private ProblemException(
            Problem problem, @Nullable String detail, List<FieldProblem> fields, @Nullable Duration retryAfter) {
        super(problem.name() + (detail == null ? "" : ": " + detail));
        this.problem = problem;
        this.detail = detail;
        this.fields = List.copyOf(fields);
        this.retryAfter = retryAfter;
    }

    /** Too many requests, and when the next one will be let in. */
    public static ProblemException tooMany(@Nullable String detail, Duration retryAfter) {
        return new ProblemException(Problem.TOO_MANY_REQUESTS, detail, List.of(), retryAfter);
    }

    public Problem problem() {
        return problem;
    }

    public @Nullable String detail() {
        return detail;
    }

    public List<FieldProblem> fields() {
        return fields;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
