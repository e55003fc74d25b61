package cn.quanzhi.knowledge.upload;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Slice;
import cn.quanzhi.knowledge.upload.Job.JobView;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.platform.idempotency.Idempotency;
import cn.quanzhi.platform.idempotency.Writes;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** How far uploads and imports have come, and what a curator may do about them. */
@RestController
@RequestMapping(path = "/api/v1/knowledge/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
class JobController {

    private final Jobs jobs;
    private final JobList list;
    private final Transactions transactions;
    private final Writes writes;

    JobController(Jobs jobs, JobList list, Transactions transactions, Writes writes) {
        this.jobs = jobs;
        this.list = list;
        this.transactions = transactions;
        this.writes = writes;
    }

    /** @param fileId one file of the job; without it all that wait */
    record Confirmation(@Nullable UUID fileId, @Nullable Map<String, @Nullable Object> metadata) {}

    @GetMapping
    Slice<JobView> list(
            Caller.Staff staff,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Jobs.enter(staff);
        return transactions.in(Jobs.scope(staff), () -> list.of(staff, limit, cursor));
    }

    @GetMapping("/{jobId}")
    JobView get(Caller.Staff staff, @PathVariable UUID jobId) {
        Jobs.enter(staff);
        return transactions.in(Jobs.scope(staff), () -> list.get(staff, jobId));
    }

    @PostMapping("/{jobId}/cancel")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = JobView.class)))
    ResponseEntity<String> cancel(Caller.Staff staff, @PathVariable UUID jobId, ServerWebExchange exchange) {
        return change(staff, exchange, jobId, "", () -> jobs.cancel(staff, jobId));
    }

    /** What failed or was cancelled begins again; what succeeded stays. */
    @PostMapping("/{jobId}/retry")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = JobView.class)))
    ResponseEntity<String> retry(Caller.Staff staff, @PathVariable UUID jobId, ServerWebExchange exchange) {
        return change(staff, exchange, jobId, "", () -> jobs.retry(staff, jobId));
    }

    /** Says what files are that wait in the stage CONFIRM. */
    @PostMapping("/{jobId}/confirm")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = JobView.class)))
    ResponseEntity<String> confirm(
            Caller.Staff staff, @PathVariable UUID jobId, @RequestBody Confirmation body, ServerWebExchange exchange) {
        Map<String, @Nullable Object> given = body.metadata() == null ? Map.of() : body.metadata();
        return change(
                staff, exchange, jobId, body, () -> jobs.confirm(staff, jobId, body.fileId(), Metadata.of(given)));
    }

    private ResponseEntity<String> change(
            Caller.Staff staff, ServerWebExchange exchange, UUID job, Object body, Runnable change) {
        Jobs.enter(staff);
        return writes.once(Jobs.scope(staff), staff.key(), exchange, body, () -> {
            change.run();
            return new Idempotency.Result(200, list.get(staff, job));
        });
    }
}
