package cn.quanzhi.curation;

import cn.quanzhi.answering.Answer;
import cn.quanzhi.curation.EvaluationCases.EvaluationCase;
import cn.quanzhi.curation.EvaluationCases.GoldArticle;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Ids;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.Slice;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.platform.idempotency.Idempotency;
import cn.quanzhi.platform.idempotency.Writes;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Questions that are kept to be asked again and again, exported as a set for {@code ./quanzhi evaluate}. */
@RestController
@RequestMapping("/api/v1/curation/evaluation-cases")
class EvaluationCaseController {

    private static final int LONGEST_QUESTION = 4_000;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_ARTICLE = 20;
    private static final int LONGEST_NOTE = 500;
    private static final int MOST_GOLD = 20;
    private static final MediaType LINES = MediaType.parseMediaType("application/x-ndjson;charset=UTF-8");

    private final EvaluationCases cases;
    private final Transactions transactions;
    private final Writes writes;
    private final Clock clock;

    EvaluationCaseController(EvaluationCases cases, Transactions transactions, Writes writes, Clock clock) {
        this.cases = cases;
        this.transactions = transactions;
        this.writes = writes;
        this.clock = clock;
    }

    record NewGold(
            @Nullable String title,
            @Nullable String article,
            @Nullable LocalDate effectiveFrom,
            @Nullable Boolean must) {}

    /** @param gold the articles that answer it; none where nothing does */
    record NewEvaluationCase(
            @Nullable String question,
            @Nullable LocalDate asOf,
            Answer.@Nullable Action expectedAction,
            @Nullable List<@Nullable NewGold> gold,
            @Nullable String note) {}

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = EvaluationCase.class)))
    ResponseEntity<String> keep(Caller.Staff staff, @RequestBody NewEvaluationCase body, ServerWebExchange exchange) {
        CurationGate.enter(staff);
        return writes.once(CurationGate.scope(staff), staff.key(), exchange, body, () -> {
            Answer.Action action = body.expectedAction();
            EvaluationCase kept = new EvaluationCase(
                    Ids.next(),
                    staff.site(),
                    CurationGate.required("question", body.question(), LONGEST_QUESTION),
                    body.asOf(),
                    (action == null ? Answer.Action.ANSWER : action).name(),
                    gold(body.gold()),
                    CurationGate.optional("note", body.note(), LONGEST_NOTE),
                    staff.accountId(),
                    staff.displayName(),
                    clock.instant());
            cases.insert(kept);
            return new Idempotency.Result(201, kept);
        });
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Slice<EvaluationCase> list(
            Caller.Staff staff,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        CurationGate.enter(staff);
        return transactions.in(
                CurationGate.scope(staff),
                () -> Slice.of(
                        limit, cursor, (before, most) -> cases.of(staff.site(), before, most), EvaluationCase::caseId));
    }

    /** A file of question lines, as {@code ./quanzhi evaluate} reads it. */
    @GetMapping("/export")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/x-ndjson"))
    ResponseEntity<String> export(Caller.Staff staff) {
        CurationGate.enter(staff);
        String lines = transactions.in(CurationGate.scope(staff), () -> cases.lines(staff.site()));
        return ResponseEntity.ok()
                .contentType(LINES)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"curated.jsonl\"")
                .body(lines);
    }

    @DeleteMapping("/{caseId}")
    ResponseEntity<Void> drop(Caller.Staff staff, @PathVariable UUID caseId) {
        CurationGate.enter(staff);
        boolean gone = transactions.in(CurationGate.scope(staff), () -> cases.delete(staff.site(), caseId));
        if (!gone) {
            throw new ProblemException(Problem.NOT_FOUND);
        }
        return ResponseEntity.noContent().build();
    }

    private static List<GoldArticle> gold(@Nullable List<@Nullable NewGold> given) {
        List<GoldArticle> gold = new ArrayList<>();
        for (NewGold one : given == null ? List.<@Nullable NewGold>of() : given) {
            if (one == null || gold.size() == MOST_GOLD) {
                throw new ProblemException("gold", "最多 " + MOST_GOLD + " 条，每条写明名称和条号");
            }
            gold.add(new GoldArticle(
                    CurationGate.required("gold.title", one.title(), LONGEST_NAME),
                    CurationGate.required("gold.article", one.article(), LONGEST_ARTICLE),
                    one.effectiveFrom(),
                    !Boolean.FALSE.equals(one.must())));
        }
        return gold;
    }
}
