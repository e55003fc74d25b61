package cn.quanzhi.platform.idempotency;

import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a write once for each {@code Idempotency-Key} of a caller. The key, the write and its answer are committed in
 * one transaction, so a crash leaves either all of them or none. A refusal is an answer too and is kept, once the write
 * has been rolled back; too many requests and failures of the service are not.
 */
@Component
public class Idempotency {

    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtextextended(:key, 0))"; // PostgreSQL only
    private static final String FIND = """
            select body_hash, status, response from platform_idempotency
            where caller = :caller and method = :method and path = :path and key = :key
              and created_at > now() - interval '24 hours'
            """;
    private static final String KEEP = """
            insert into platform_idempotency (caller, method, path, key, body_hash, status, response, created_at)
            values (:caller, :method, :path, :key, :hash, :status, :response, now())
            on conflict (caller, method, path, key) do update
            set body_hash = excluded.body_hash, status = excluded.status, response = excluded.response,
                created_at = excluded.created_at
            """;
    private static final String KEEP_REFUSAL = """
            insert into platform_idempotency (caller, method, path, key, body_hash, status, response, created_at)
            values (:caller, :method, :path, :key, :hash, :status, :response, now())
            on conflict (caller, method, path, key) do nothing
            """;
    private static final String PURGE =
            "delete from platform_idempotency where created_at < now() - interval '24 hours'";
    private static final int MAX_KEY = 128;

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Idempotency(Transactions transactions, JdbcClient jdbc, JsonMapper json) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Which request this is: the caller, what it asked for, and the key it gave, if any. */
    public record Request(
            String caller,
            String method,
            String path,
            @Nullable String key,
            Object body) {}

    /** The answer to a request: its HTTP status and its body as JSON. */
    public record Response(int status, String body) {}

    /** What a write gives: a status and a value that is rendered as JSON, or null for no body. */
    public record Result(int status, @Nullable Object body) {}

    /** Runs the write in one transaction of the scope, or gives the first answer to the same request again. */
    public Response once(Scope scope, Request request, Supplier<Result> write) {
        String key = request.key();
        if (key != null && (key.isEmpty() || key.length() > MAX_KEY)) {
            throw new ProblemException("Idempotency-Key", "幂等键应为 1 到 128 个字符");
        }
        if (key == null) {
            return transactions.in(scope, () -> run(write));
        }
        String hash = hashOf(json.writeValueAsString(request.body()));
        try {
            return transactions.in(scope, () -> keyed(request, key, hash, write));
        } catch (Refused refused) {
            transactions.run(
                    scope,
                    () -> keep(KEEP_REFUSAL, request, key, hash, responseOf(refused.problem))
                            .update());
            throw refused.problem;
        }
    }

    private Response keyed(Request request, String key, String hash, Supplier<Result> write) {
        String name = String.join("\n", request.caller(), request.method(), request.path(), key);
        if (!jdbc.sql(LOCK).param("key", name).query(Boolean.class).single()) {
            throw new ProblemException(Problem.IDEMPOTENCY_KEY_IN_USE);
        }
        Optional<Kept> kept = bound(FIND, request, key)
                .query((row, number) -> new Kept(row.getString(1), new Response(row.getInt(2), row.getString(3))))
                .optional();
        if (kept.isPresent()) {
            if (!kept.get().hash().equals(hash)) {
                throw new ProblemException(Problem.IDEMPOTENCY_KEY_REUSED);
            }
            return again(kept.get().response());
        }
        Response response;
        try {
            response = run(write);
        } catch (ProblemException e) {
            throw isKept(e.problem()) ? new Refused(e) : e;
        }
        keep(KEEP, request, key, hash, response).update();
        return response;
    }

    private static boolean isKept(Problem problem) {
        return problem.status() < 500 && problem != Problem.TOO_MANY_REQUESTS;
    }

    private Response again(Response first) {
        if (first.status() < 400) {
            return first;
        }
        Refusal refusal = json.readValue(first.body(), Refusal.class);
        throw new ProblemException(refusal.problem(), refusal.detail(), refusal.fields());
    }

    private Response responseOf(ProblemException e) {
        return new Response(
                e.problem().status(), json.writeValueAsString(new Refusal(e.problem(), e.detail(), e.fields())));
    }

    private JdbcClient.StatementSpec keep(String sql, Request request, String key, String hash, Response response) {
        return bound(sql, request, key)
                .param("hash", hash)
                .param("status", response.status())
                .param("response", response.body());
    }

    private JdbcClient.StatementSpec bound(String sql, Request request, String key) {
        return jdbc.sql(sql)
                .param("caller", request.caller())
                .param("method", request.method())
                .param("path", request.path())
                .param("key", key);
    }

    private Response run(Supplier<Result> write) {
        Result result = write.get();
        Object body = result.body();
        return new Response(result.status(), body == null ? "" : json.writeValueAsString(body));
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void purge() {
        transactions.run(Scope.SYSTEM, () -> jdbc.sql(PURGE).update());
    }

    private static String hashOf(String body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private record Kept(String hash, Response response) {}

    /** A problem as it is kept, to be raised again. */
    private record Refusal(Problem problem, @Nullable String detail, List<ProblemException.FieldProblem> fields) {}

    /** Carries a refusal out of the transaction that it rolls back. */
    private static final class Refused extends RuntimeException {
        private final ProblemException problem;

        Refused(ProblemException problem) {
            super(problem.getMessage(), problem, false, false);
            this.problem = problem;
        }
    }
}
