package cn.quanzhi.knowledge;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.Words;
import cn.quanzhi.platform.idempotency.Idempotency;
import cn.quanzhi.platform.idempotency.Writes;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** The steps of a version's life, each answered with the version as it then stands. */
@RestController
@RequestMapping(
        path = "/api/v1/knowledge/documents/{documentId}/versions/{versionId}",
        produces = MediaType.APPLICATION_JSON_VALUE)
class VersionStepController {

    private static final int LONGEST_REASON = 500;

    private final KnowledgeGate gate;
    private final LifeCycle lifeCycle;
    private final StoredVersions versions;
    private final DraftVectors vectors;
    private final Writes writes;

    VersionStepController(
            KnowledgeGate gate, LifeCycle lifeCycle, StoredVersions versions, DraftVectors vectors, Writes writes) {
        this.gate = gate;
        this.lifeCycle = lifeCycle;
        this.versions = versions;
        this.vectors = vectors;
        this.writes = writes;
    }

    /** Which version, and who asks. */
    private record Asked(Caller.Staff staff, UUID document, UUID version, ServerWebExchange exchange) {}

    record StepReason(@Nullable String reason) {}

    /** @param acceptDoubtful articles that are published though nobody has confirmed which they were */
    record PublishNow(@Nullable List<String> acceptDoubtful) {}

    /**
     * @param on the day at whose beginning in Shanghai it is published
     * @param acceptDoubtful as for publishing at once
     */
    record PublishDay(@Nullable LocalDate on, @Nullable List<String> acceptDoubtful) {}

    @PostMapping("/submit")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VersionView.class)))
    ResponseEntity<String> submit(
            Caller.Staff staff,
            @PathVariable UUID documentId,
            @PathVariable UUID versionId,
            ServerWebExchange exchange) {
        return step(new Asked(staff, documentId, versionId, exchange), "", lifeCycle::submit);
    }

    @PostMapping("/approve")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VersionView.class)))
    ResponseEntity<String> approve(
            Caller.Staff staff,
            @PathVariable UUID documentId,
            @PathVariable UUID versionId,
            ServerWebExchange exchange) {
        return step(new Asked(staff, documentId, versionId, exchange), "", lifeCycle::approve);
    }

    /** Back to its author, with what is to be done about it. */
    @PostMapping("/return")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VersionView.class)))
    ResponseEntity<String> giveBack(
            Caller.Staff staff,
            @PathVariable UUID documentId,
            @PathVariable UUID versionId,
            @RequestBody StepReason body,
            ServerWebExchange exchange) {
        return step(
                new Asked(staff, documentId, versionId, exchange),
                body,
                (version, curator) -> lifeCycle.giveBack(version, curator, reason(body)));
    }

    @PostMapping("/publish")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VersionView.class)))
    ResponseEntity<String> publish(
            Caller.Staff staff,
            @PathVariable UUID documentId,
            @PathVariable UUID versionId,
            @RequestBody(required = false) @Nullable PublishNow body,
            ServerWebExchange exchange) {
        embed(staff, documentId, versionId);
        Set<String> accepted = accepted(body == null ? null : body.acceptDoubtful());
        return logged(
                new Asked(staff, documentId, versionId, exchange),
                body == null ? "" : body,
                (version, curator) -> lifeCycle.publish(version, curator, accepted));
    }

    @PostMapping("/schedule")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VersionView.class)))
    ResponseEntity<String> schedule(
            Caller.Staff staff,
            @PathVariable UUID documentId,
            @PathVariable UUID versionId,
            @RequestBody PublishDay body,
            ServerWebExchange exchange) {
        LocalDate on = body.on();
        if (on == null || !on.isAfter(versions.today())) {
            throw new ProblemException("on", "请选择今天以后的一天");
        }
        Instant start = on.atStartOfDay(StoredVersions.CITY).toInstant();
        Set<String> accepted = accepted(body.acceptDoubtful());
        embed(staff, documentId, versionId);
        return step(
                new Asked(staff, documentId, versionId, exchange),
                body,
                (version, curator) -> lifeCycle.schedule(version, curator, start, accepted));
    }

    @PostMapping("/unschedule")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VersionView.class)))
    ResponseEntity<String> unschedule(
            Caller.Staff staff,
            @PathVariable UUID documentId,
            @PathVariable UUID versionId,
            ServerWebExchange exchange) {
        return step(
                new Asked(staff, documentId, versionId, exchange),
                "",
                (version, curator) -> lifeCycle.unschedule(version, curator, null));
    }

    /** A published version is found no more; a draft is thrown away. */
    @PostMapping("/withdraw")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VersionView.class)))
    ResponseEntity<String> withdraw(
            Caller.Staff staff,
            @PathVariable UUID documentId,
            @PathVariable UUID versionId,
            @RequestBody StepReason body,
            ServerWebExchange exchange) {
        return logged(
                new Asked(staff, documentId, versionId, exchange),
                body,
                (version, curator) -> lifeCycle.withdraw(version, curator, reason(body)));
    }

    @PostMapping("/restore")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VersionView.class)))
    ResponseEntity<String> restore(
            Caller.Staff staff,
            @PathVariable UUID documentId,
            @PathVariable UUID versionId,
            ServerWebExchange exchange) {
        embed(staff, documentId, versionId);
        return logged(new Asked(staff, documentId, versionId, exchange), "", lifeCycle::restore);
    }

    /** Before the transaction: a model is never called inside one. */
    private void embed(Caller.Staff staff, UUID document, UUID version) {
        StoredVersion found = gate.seen(staff, document, version);
        if (KnowledgeGate.changes(staff, found.site())) {
            vectors.fill(version);
        }
    }

    private ResponseEntity<String> logged(Asked asked, Object body, BiConsumer<StoredVersion, Curator> step) {
        KnowledgeGate.enter(asked.staff());
        return once(asked, body, () -> {
            lifeCycle.lockLog();
            take(asked, step);
        });
    }

    private ResponseEntity<String> step(Asked asked, Object body, BiConsumer<StoredVersion, Curator> step) {
        KnowledgeGate.enter(asked.staff());
        return once(asked, body, () -> take(asked, step));
    }

    private void take(Asked asked, BiConsumer<StoredVersion, Curator> step) {
        Seen seen = Seen.by(asked.exchange().getRequest());
        step.accept(
                gate.toChange(asked.staff(), asked.document(), asked.version(), seen),
                KnowledgeGate.curator(asked.staff()));
    }

    private ResponseEntity<String> once(Asked asked, Object body, Runnable work) {
        return writes.once(KnowledgeGate.scope(asked.staff()), asked.staff().key(), asked.exchange(), body, () -> {
            work.run();
            return new Idempotency.Result(
                    200, VersionView.of(versions.find(asked.version()).orElseThrow()));
        });
    }

    private static Set<String> accepted(@Nullable List<String> articles) {
        return articles == null
                ? Set.of()
                : articles.stream().filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static String reason(StepReason body) {
        String reason = body.reason() == null ? "" : Words.clean("reason", body.reason());
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new ProblemException("reason", "请写明原因，最多 " + LONGEST_REASON + " 字");
        }
        return reason;
    }
}
