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

    /** The published versions of the document to which the version belongs: when one comes, the end of others moves. */
    List<UUID> versionsBeside(UUID versionId);

    enum Kind {
        PUBLISHED,
        WITHDRAWN
    }

    record Change(long position, UUID versionId, Kind kind) {}

    /**
     * A passage, the unit vector of its text, and the articles to which it leads: a guide's legal basis, or what answers a
     * typical question.
     */
    record EmbeddedPassage(Passage passage, float[] vector, List<Lead> leads) {
        public EmbeddedPassage {
            leads = List.copyOf(leads);
        }
    }

    /**
     * An article to which a passage leads.
     *
     * @param version the label of the version in which it has this number; empty for any
     */
    record Lead(String title, String version, String article) {}
}
