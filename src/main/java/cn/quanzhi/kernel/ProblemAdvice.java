package cn.quanzhi.kernel;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.bind.annotation.PathVariable;
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
        if (failure.problem() == Problem.TOO_MANY_REQUESTS || failure.problem() == Problem.UNAVAILABLE) {
            response.getHeaders().set("Retry-After", failure.problem() == Problem.UNAVAILABLE ? "2" : "30");
        }
        byte[] body = json.writeValueAsString(bodyOf(failure, traceId)).getBytes(StandardCharsets.UTF_8);
        DataBuffer buffer = response.bufferFactory().wrap(body);
        return response.writeWith(Mono.just(buffer));
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
            if (isUnavailable(cause)) {
                return caused(new ProblemException(Problem.UNAVAILABLE), failure);
            }
        }
        return switch (failure) {
            case WebExchangeBindException invalid -> invalid(invalid);
            case ServerWebInputException input ->
                new ProblemException(namesNothing(input) ? Problem.NOT_FOUND : Problem.MALFORMED_REQUEST);
            case ResponseStatusException status ->
                ofStatus(status.getStatusCode().value(), failure);
            default -> caused(new ProblemException(Problem.INTERNAL_ERROR), failure);
        };
    }

    /** An id that can't be read is the id of nothing. */
    private static boolean namesNothing(ServerWebInputException input) {
        return input.getMethodParameter() != null
                && input.getMethodParameter().hasParameterAnnotation(PathVariable.class);
    }

    /** The database or its pool is away for the moment; named by class, since this module knows no database. */
    private static boolean isUnavailable(Throwable cause) {
        String name = cause.getClass().getSimpleName();
        return name.equals("CannotCreateTransactionException")
                || name.equals("CannotGetJdbcConnectionException")
                || name.equals("DataAccessResourceFailureException")
                || name.equals("SQLTransientConnectionException");
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
