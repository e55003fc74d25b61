package cn.quanzhi.knowledge;

import java.util.List;
import java.util.UUID;

/** What was published and withdrawn, in order. An index follows it and so holds the same as PostgreSQL. */
public interface ChangeLog {

    /** The last position given, 0 where nothing happened yet. */
    long head();

    /** The changes after a position, in order. */
    List<Change> after(long position, int limit);

    /** All passages of a version with their vectors, in the version's order; empty where it is no longer published. */
    List<EmbeddedPassage> passagesOf(UUID versionId);

    enum Kind {
        PUBLISHED,
        WITHDRAWN
    }

    record Change(long position, UUID versionId, Kind kind) {}

    /** A passage and the unit vector of its text. */
    record EmbeddedPassage(Passage passage, float[] vector) {}
}
