package cn.quanzhi.kernel;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Renders every failed request as RFC 9457 {@code application/problem+json}, whatever the caller accepts: a stream's
 * caller too must learn why there is none. Nothing of the inside (class, query, trace) leaves with it.
 */
@Component
@Order(-2) // before Boot's own handler, which would render a page
public class ProblemAdvice implements WebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final int MAX_CAUSES = 8;
    private static final long REVIVAL_SECONDS = 2; // by then an embedded server that died is back
    // Named by class, since this module knows no database: it, its pool or the commit's outcome is away for the moment.
    private static final Set<String> UNAVAILABLE = Set.of(
            "CannotCreateTransactionException",
            "CannotGetJdbcConnectionException",
            "DataAccessResourceFailureException",
            "QueryTimeoutException",
            "SQLTransientConnectionException",
            "TransactionSystemException",
            "TransientDataAccessResourceException");

    private final JsonMapper json;

    public ProblemAdvice(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        return render(exchange, problemOf(failure));
    }

    /** Writes the problem as the response; for filters that stop a request before any handler. */
    public Mono<Void> render(ServerWebExchange exchange, ProblemException failure) {
        String traceId = UUID.randomUUID().toString().replace("-", "");
        if (failure.problem().status() >= 500) {
            LOG.error("{} {} failed, trace {}", method(exchange), path(exchange), traceId, failure.getCause());
        }
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(failure.problem().status()));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().setCacheControl("no-store");
        retryAfter(failure).ifPresent(seconds -> response.getHeaders().set("Retry-After", Long.toString(seconds)));
        byte[] body = json.writeValueAsString(bodyOf(failure, traceId)).getBytes(StandardCharsets.UTF_8);
        DataBuffer buffer = response.bufferFactory().wrap(body);
        return response.writeWith(Mono.just(buffer));
    }

    /** In whole seconds, rounded up: who waits that long is let in. */
    private static Optional<Long> retryAfter(ProblemException failure) {
        Duration wait = failure.retryAfter();
        if (wait != null) {
            return Optional.of(Math.max(1, wait.plusMillis(999).toSeconds()));
        }
        return failure.problem() == Problem.UNAVAILABLE ? Optional.of(REVIVAL_SECONDS) : Optional.empty();
    }

    private static Map<String, Object> bodyOf(ProblemException failure, String traceId) {
        Problem problem = failure.problem();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", problem.title());
        body.put("status", problem.status());
        String detail = failure.detail();
        body.put("detail", detail == null ? problem.title() : detail);
        body.put("code", problem.name());
        body.put("traceId", traceId);
        if (!failure.fields().isEmpty()) {
            body.put("errors", failure.fields());
        }
        return body;
    }

    private static ProblemException problemOf(Throwable failure) {
        for (Throwable cause : causesOf(failure)) {
            if (cause instanceof ProblemException known) {
                return known;
            }
            if (cause instanceof DataBufferLimitException) {
                return new ProblemException(Problem.PAYLOAD_TOO_LARGE);
            }
            if (UNAVAILABLE.contains(cause.getClass().getSimpleName())) {
                return caused(new ProblemException(Problem.UNAVAILABLE), failure);
            }
        }
        return switch (failure) {
            case WebExchangeBindException invalid -> invalid(invalid);
            case ServerWebInputException input -> InputProblems.of(input);
            case ResponseStatusException status ->
                ofStatus(status.getStatusCode().value(), failure);
            default -> caused(new ProblemException(Problem.INTERNAL_ERROR), failure);
        };
    }

    private static ProblemException invalid(WebExchangeBindException invalid) {
        List<ProblemException.FieldProblem> fields = invalid.getFieldErrors().stream()
                .map(error ->
                        new ProblemException.FieldProblem(error.getField(), String.valueOf(error.getDefaultMessage())))
                .toList();
        return new ProblemException(Problem.INVALID_INPUT, null, fields);
    }

    private static ProblemException ofStatus(int status, Throwable failure) {
        return switch (status) {
            case 400 -> new ProblemException(Problem.MALFORMED_REQUEST);
            case 401 -> new ProblemException(Problem.NOT_AUTHENTICATED);
            case 403 -> new ProblemException(Problem.FORBIDDEN);
            case 404 -> new ProblemException(Problem.NOT_FOUND);
            case 405 -> new ProblemException(Problem.METHOD_NOT_ALLOWED);
            case 406 -> new ProblemException(Problem.NOT_ACCEPTABLE);
            case 413 -> new ProblemException(Problem.PAYLOAD_TOO_LARGE);
            case 415 -> new ProblemException(Problem.UNSUPPORTED_MEDIA_TYPE);
            case 503 -> caused(new ProblemException(Problem.UNAVAILABLE), failure);
            default -> caused(new ProblemException(Problem.INTERNAL_ERROR), failure);
        };
    }

    private static ProblemException caused(ProblemException problem, Throwable cause) {
        problem.initCause(cause);
        return problem;
    }

    private static List<Throwable> causesOf(Throwable failure) {
        List<Throwable> causes = new java.util.ArrayList<>();
        @Nullable Throwable cause = failure;
        while (cause != null && causes.size() < MAX_CAUSES) {
            causes.add(cause);
            cause = cause.getCause();
        }
        return causes;
    }

    private static String method(ServerWebExchange exchange) {
        return exchange.getRequest().getMethod().name();
    }

    private static String path(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().value();
    }
}
