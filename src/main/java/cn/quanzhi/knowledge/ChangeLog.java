package cn.quanzhi.knowledge;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What was published and withdrawn, in order. An index follows it and so holds the same as PostgreSQL. */
public interface ChangeLog {

    /** How many changes are read at a time. */
    int PAGE = 500;

    /** The last position given, 0 where nothing happened yet. */
    long head();

    /** The changes after a position, in order. */
    List<Change> after(long position, int limit);

    /** All passages of a version with their vectors, in the version's order; empty where it is no longer published. */
    List<EmbeddedPassage> passagesOf(UUID versionId);

    /**
     * The published versions to be read again with this one: those of its document, for when one comes, the end of others
     * moves; and those of the law that it asks about, if it holds typical questions.
     */
    List<UUID> versionsBeside(UUID versionId);

    /** The versions that are published, in the order in which they came. */
    default Set<UUID> published() {
        Set<UUID> versions = new LinkedHashSet<>();
        List<Change> page = after(0, PAGE);
        while (!page.isEmpty()) {
            for (Change change : page) {
                if (change.kind() == Kind.PUBLISHED) {
                    versions.add(change.versionId());
                } else {
                    versions.remove(change.versionId());
                }
            }
            page = after(page.getLast().position(), PAGE);
        }
        return versions;
    }

    enum Kind {
        PUBLISHED,
        WITHDRAWN
    }

    record Change(long position, UUID versionId, Kind kind) {}

    /**
     * A passage, the unit vector of its text, and the articles to which it leads: a guide's legal basis, what answers a
     * typical question, what an article of law points to.
     *
     * @param asked the typical questions of which it is said that it answers them, if it is an article of law
     */
    record EmbeddedPassage(Passage passage, float[] vector, List<Lead> leads, List<String> asked) {
        public EmbeddedPassage {
            leads = List.copyOf(leads);
            asked = List.copyOf(asked);
        }
    }

    /**
     * An article to which a passage leads.
     *
     * @param version the label of the version in which it has this number; empty for any. The last lead of a typical question is
     *     the article for which it was written
     */
    record Lead(String title, String version, String article) {}
}
