package cn.quanzhi.knowledge;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.knowledge.VersionDiff.ArticleChange;
import cn.quanzhi.knowledge.VersionDiff.ArticleDiff;
import cn.quanzhi.knowledge.VersionView.PassageRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds a version against the one before it, and says what of the older one is touched. */
@Component
public class VersionComparison {

    private final KnowledgeGate gate;
    private final StoredVersions versions;
    private final VersionPassages passages;
    private final ArticleMaps maps;

    VersionComparison(KnowledgeGate gate, StoredVersions versions, VersionPassages passages, ArticleMaps maps) {
        this.gate = gate;
        this.versions = versions;
        this.passages = passages;
        this.maps = maps;
    }

    /**
     * What of a text other texts and answers may rest on.
     *
     * @param label of the version, by which its articles' numbers count
     * @param articles their numbers in that version
     * @param passages of that version
     * @param now the numbers under which those of them that are still there stand in the newer version
     */
    public record Touched(
            UUID versionId,
            String site,
            String title,
            String label,
            Set<String> articles,
            Set<UUID> passages,
            Map<String, String> now) {
        public Touched {
            articles = Set.copyOf(articles);
            passages = Set.copyOf(passages);
            now = Map.copyOf(now);
        }
    }

    record Compared(StoredVersion version, @Nullable StoredVersion against, List<ArticleDiff> articles) {}

    /** A version and the one before it, article by article. */
    record Pairs(StoredVersion version, StoredVersion against, List<VersionDiff.Paired> articles) {}

    /** Nothing of a first version. */
    Optional<Pairs> pairs(StoredVersion version) {
        return before(version)
                .map(old -> new Pairs(
                        version,
                        old,
                        VersionDiff.pairs(
                                passages.of(old.id()),
                                passages.of(version.id()),
                                maps.of(version.id(), old.version()))));
    }

    /** @param against null for the one before it */
    Compared compare(Caller.Staff staff, UUID document, UUID version, @Nullable UUID against) {
        StoredVersion now = gate.seen(staff, document, version);
        Optional<StoredVersion> old = against == null ? before(now) : Optional.of(gate.seen(staff, document, against));
        List<PassageRow> then = old.map(found -> passages.of(found.id())).orElse(List.of());
        List<ArticleMaps.ConfirmedPair> confirmed =
                old.map(found -> maps.of(now.id(), found.version())).orElse(List.of());
        return new Compared(now, old.orElse(null), VersionDiff.between(then, passages.of(now.id()), confirmed));
    }

    /** What of the older version is no more as it was; nothing where there is no older one. */
    public Optional<Touched> touched(Caller.Staff staff, UUID version, @Nullable UUID against) {
        UUID document = documentOf(version);
        Compared compared = compare(staff, document, version, against);
        StoredVersion old = compared.against();
        if (old == null) {
            return Optional.empty();
        }
        List<ArticleDiff> changed = compared.articles().stream()
                .filter(diff -> diff.textChanged()
                        || diff.change() == ArticleChange.RENUMBERED
                        || diff.change() == ArticleChange.REMOVED)
                .filter(diff -> diff.before() != null)
                .toList();
        List<PassageRow> rows = changed.stream()
                .flatMap(diff -> Stream.ofNullable(diff.before()))
                .toList();
        return Optional.of(touched(old, rows, numbersNow(changed)));
    }

    /** The whole of a version, or those of its passages that are named. */
    public Touched all(Caller.Staff staff, UUID version, Set<UUID> only) {
        StoredVersion found = gate.seen(staff, documentOf(version), version);
        List<PassageRow> rows = passages.of(version).stream()
                .filter(row -> only.isEmpty() || only.contains(row.passageId()))
                .toList();
        return touched(found, rows, Map.of());
    }

    private UUID documentOf(UUID version) {
        return versions.find(version)
                .map(StoredVersion::documentId)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    private static Map<String, String> numbersNow(List<ArticleDiff> changed) {
        Map<String, String> now = new HashMap<>();
        for (ArticleDiff diff : changed) {
            PassageRow before = diff.before();
            PassageRow after = diff.after();
            String was = before == null ? null : before.article();
            String article = after == null ? null : after.article();
            if (was != null && article != null) {
                now.putIfAbsent(was, article);
            }
        }
        return now;
    }

    private static Touched touched(StoredVersion version, List<PassageRow> rows, Map<String, String> now) {
        return new Touched(
                version.id(),
                version.site(),
                version.title(),
                version.version(),
                rows.stream().map(PassageRow::article).filter(Objects::nonNull).collect(Collectors.toSet()),
                rows.stream().map(PassageRow::passageId).collect(Collectors.toSet()),
                now);
    }

    /** The published text of the same label, else the last one in force before it; before one without a date, the newest. */
    Optional<StoredVersion> before(StoredVersion version) {
        List<StoredVersion> others = versions.ofDocuments(List.of(version.documentId())).stream()
                .filter(other -> !other.id().equals(version.id()) && other.published() != null)
                .toList();
        Optional<StoredVersion> sameLabel = others.stream()
                .filter(other -> other.version().equals(version.version()) && other.revision() < version.revision())
                .max(java.util.Comparator.comparingInt(StoredVersion::revision));
        return sameLabel.or(() -> others.stream()
                .filter(other -> other.state() == VersionState.PUBLISHED
                        && other.effectiveFrom() != null
                        && (version.effectiveFrom() == null
                                || StoredVersions.from(other).isBefore(StoredVersions.from(version))))
                .max(java.util.Comparator.comparing(StoredVersions::from)));
    }
}
