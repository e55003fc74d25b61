package cn.quanzhi.knowledge;

import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes a version from one state to the next, with its row of history. The caller has locked the version. */
@Component
class VersionSteps {

    private static final String BACK_TO_WORK = """
            submitted_by_id = null, submitted_by = null, submitted_at = null, reviewed_by_id = null, reviewed_by = null,
            reviewed_at = null, publish_on = null, withdrawn_at = null, withdrawn_because = null
            """;
    private static final String OUT = """
            published_by_id = :actorId, published_by = :actor, published_at = :at, publish_on = null, withdrawn_at = null,
            withdrawn_because = null
            """;
    private static final String AWAY = "withdrawn_at = :at, withdrawn_because = :reason";
    private static final String NOTHING = "checksum = checksum";
    private static final Map<VersionStep, String> SETS = Map.ofEntries(
            Map.entry(VersionStep.EDIT, NOTHING),
            Map.entry(
                    VersionStep.SUBMIT,
                    "submitted_by_id = :actorId, submitted_by = :actor, submitted_at = :at, reviewed_at = null"),
            Map.entry(VersionStep.APPROVE, "reviewed_by_id = :actorId, reviewed_by = :actor, reviewed_at = :at"),
            Map.entry(VersionStep.RETURN, BACK_TO_WORK),
            Map.entry(VersionStep.SCHEDULE, "published_by_id = :actorId, published_by = :actor, publish_on = :on"),
            Map.entry(VersionStep.UNSCHEDULE, BACK_TO_WORK),
            Map.entry(VersionStep.PUBLISH, OUT),
            Map.entry(VersionStep.SUPERSEDE, NOTHING),
            Map.entry(VersionStep.WITHDRAW, AWAY),
            Map.entry(VersionStep.DISCARD, AWAY),
            Map.entry(VersionStep.RESTORE, OUT),
            Map.entry(VersionStep.REOPEN, BACK_TO_WORK));

    private final JdbcClient jdbc;
    private final VersionEvents events;
    private final Clock clock;

    VersionSteps(JdbcClient jdbc, VersionEvents events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Who takes the step, why, and for a publication to come, when. */
    record Taking(
            @Nullable Curator actor,
            @Nullable String reason,
            @Nullable Instant on) {

        static Taking by(@Nullable Curator actor) {
            return new Taking(actor, null, null);
        }
    }

    static void require(StoredVersion version, VersionStep step) {
        if (!step.allowedIn(version.state())) {
            throw new ProblemException(Problem.CONFLICT, "版本处于" + words(version.state()) + "，不能" + words(step));
        }
    }

    void take(StoredVersion version, VersionStep step, Taking taking) {
        require(version, step);
        Curator actor = taking.actor();
        Instant on = taking.on();
        jdbc.sql("update knowledge_version set state = :state, " + SETS.get(step) + " where id = :id")
                .param("state", step.to().name())
                .param("actorId", actor == null ? null : actor.accountId())
                .param("actor", actor == null ? null : actor.name())
                .param("reason", taking.reason())
                .param("on", on == null ? null : Timestamp.from(on))
                .param("at", Timestamp.from(clock.instant()))
                .param("id", version.id())
                .update();
        events.append(
                version.id(),
                new VersionEvents.Taken(step, version.state(), step.to(), taking.actor(), taking.reason()));
    }

    private static String words(VersionState state) {
        return switch (state) {
            case DRAFT -> "草稿";
            case IN_REVIEW -> "待审核";
            case SCHEDULED -> "待定时发布";
            case PUBLISHED -> "已发布";
            case SUPERSEDED -> "已被替代";
            case WITHDRAWN -> "已撤下";
        };
    }

    private static String words(VersionStep step) {
        return switch (step) {
            case CREATE, IMPORT -> "新建";
            case EDIT -> "修改；请先建立修订稿或退回草稿";
            case SUBMIT -> "提交审核";
            case APPROVE -> "审核通过";
            case RETURN -> "退回";
            case SCHEDULE -> "定时发布";
            case UNSCHEDULE -> "取消定时";
            case PUBLISH -> "发布";
            case SUPERSEDE -> "替代";
            case WITHDRAW -> "撤下";
            case DISCARD -> "丢弃";
            case RESTORE, REOPEN -> "恢复";
        };
    }
}
