package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.Successors.Successor;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From when to when a version counts, and what follows it.
 *
 * @param effectiveTo as the version itself says; where it says nothing, it ends where the next one begins
 */
record VersionPeriod(
        UUID id,
        @Nullable LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        @Nullable String replacedBy,
        @Nullable UUID nextId,
        @Nullable LocalDate nextFrom) {

    /** The next version of each that has one. */
    static Map<UUID, UUID> next(Collection<VersionPeriod> versions) {
        Map<UUID, UUID> next = new HashMap<>();
        for (VersionPeriod version : versions) {
            UUID id = version.nextId();
            if (id != null) {
                next.put(version.id(), id);
            }
        }
        return next;
    }

    /** @param next the passage that takes the place of the one asked about */
    Validity on(LocalDate asOf, @Nullable Successor next) {
        LocalDate to = effectiveTo == null ? nextFrom : effectiveTo;
        Validity.Status status;
        if (effectiveFrom == null) {
            status = Validity.Status.UNKNOWN;
        } else if (asOf.isBefore(effectiveFrom)) {
            status = Validity.Status.NOT_YET_IN_FORCE;
        } else if (to == null || asOf.isBefore(to)) {
            status = Validity.Status.IN_FORCE;
        } else {
            status = nextId == null ? Validity.Status.REPEALED : Validity.Status.SUPERSEDED;
        }
        return new Validity(
                status,
                effectiveFrom,
                to,
                replacedBy,
                next == null ? null : new Validity.Successor(next.id(), next.citation(), nextFrom));
    }
}
