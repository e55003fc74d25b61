package cn.quanzhi.knowledge;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The published passages, read from PostgreSQL: what an answer cites comes from here, never from the index. */
public interface Passages {

    /** A passage of a published version that the site may see (its own or a shared one). */
    Optional<Passage> find(String site, UUID passageId);

    /** Those of the ids that are there and visible; unknown ones are left out. */
    Map<UUID, Passage> findAll(String site, Collection<UUID> passageIds);

    /** Whether the passage's version is in force on the date, with its successor where one is known. */
    Validity validity(Passage passage, LocalDate asOf);

    /** The validity of many passages, by id, in a few queries whatever their number. */
    Map<UUID, Validity> validities(Collection<Passage> passages, LocalDate asOf);

    /** A passage with its validity on a date. */
    record Dated(Passage passage, Validity validity) {}

    /** Those of the ids that are there and visible, each with its validity on the date. */
    default Map<UUID, Dated> findDated(String site, Collection<UUID> passageIds, LocalDate asOf) {
        Map<UUID, Passage> found = findAll(site, passageIds);
        Map<UUID, Validity> validities = validities(found.values(), asOf);
        Map<UUID, Dated> dated = new HashMap<>();
        found.forEach((id, passage) -> dated.put(id, new Dated(passage, Objects.requireNonNull(validities.get(id)))));
        return dated;
    }

    /** Whether a published passage or typical question that the site may see has these words, in its text, title or headings. */
    boolean mentions(String site, String words);

    /** Whether a published version that the site may see has the article. */
    boolean hasArticle(String site, String title, String article);

    /** Up to {@code radius} passages before and after, in the version's order, without the passage itself. */
    Neighbours neighbours(Passage passage, int radius);

    /** What stands around a passage. */
    record Neighbours(List<Passage> before, List<Passage> after) {}
}
