package cn.quanzhi.knowledge;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether a version is in force on a date, and what took or will take its place. */
public record Validity(
        Status status,
        @Nullable LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        @Nullable String replacedBy,
        @Nullable Successor successor) {

    public enum Status {
        IN_FORCE,
        NOT_YET_IN_FORCE,
        REPEALED,
        SUPERSEDED,
        UNKNOWN
    }

    /** The article that takes or took the place of another one. */
    public record Successor(
            UUID passageId, String citation, @Nullable LocalDate effectiveFrom) {}
}
