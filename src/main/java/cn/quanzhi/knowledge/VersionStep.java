package cn.quanzhi.knowledge;

import static cn.quanzhi.knowledge.VersionState.DRAFT;
import static cn.quanzhi.knowledge.VersionState.IN_REVIEW;
import static cn.quanzhi.knowledge.VersionState.PUBLISHED;
import static cn.quanzhi.knowledge.VersionState.SCHEDULED;
import static cn.quanzhi.knowledge.VersionState.SUPERSEDED;
import static cn.quanzhi.knowledge.VersionState.WITHDRAWN;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The life cycle as a table: each step with the states in which it is allowed and the one to which it leads. */
enum VersionStep {
    /** The first row of every history. */
    CREATE(EnumSet.noneOf(VersionState.class), DRAFT),
    /** A directory's file, published at once. */
    IMPORT(EnumSet.noneOf(VersionState.class), PUBLISHED),
    EDIT(EnumSet.of(DRAFT), DRAFT),
    SUBMIT(EnumSet.of(DRAFT), IN_REVIEW),
    APPROVE(EnumSet.of(IN_REVIEW), IN_REVIEW),
    RETURN(EnumSet.of(IN_REVIEW), DRAFT),
    SCHEDULE(EnumSet.of(DRAFT, IN_REVIEW), SCHEDULED),
    UNSCHEDULE(EnumSet.of(SCHEDULED), DRAFT),
    PUBLISH(EnumSet.of(DRAFT, IN_REVIEW, SCHEDULED), PUBLISHED),
    /** Another revision of the same text took its place. */
    SUPERSEDE(EnumSet.of(PUBLISHED), SUPERSEDED),
    WITHDRAW(EnumSet.of(PUBLISHED), WITHDRAWN),
    /** A draft that will never be published. */
    DISCARD(EnumSet.of(DRAFT), WITHDRAWN),
    /** Back among what is published; a discarded draft becomes one again. */
    RESTORE(EnumSet.of(SUPERSEDED, WITHDRAWN), PUBLISHED),
    REOPEN(EnumSet.of(WITHDRAWN), DRAFT);

    private final Set<VersionState> from;
    private final VersionState to;

    VersionStep(Set<VersionState> from, VersionState to) {
        this.from = from;
        this.to = to;
    }

    boolean allowedIn(@Nullable VersionState state) {
        return state == null ? from.isEmpty() : from.contains(state);
    }

    VersionState to() {
        return to;
    }
}
