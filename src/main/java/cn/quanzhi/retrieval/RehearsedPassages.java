package cn.quanzhi.retrieval;

import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.Passages;
import cn.quanzhi.knowledge.Rehearsal;
import cn.quanzhi.knowledge.Validity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The published passages, those of a rehearsed version among them. */
final class RehearsedPassages implements Passages {

    private static final String SHARED = "shared";

    private final Passages base;
    private final Map<UUID, Passage> own;

    RehearsedPassages(Passages base, Rehearsal.State state) {
        this.base = base;
        // Of what is only asked for otherwise, or leads elsewhere, no date moves.
        this.own = state.passages().stream()
                .filter(one -> one.passage().title().equals(state.title()))
                .collect(Collectors.toMap(one -> one.passage().passageId(), one -> one.passage()));
    }

    @Override
    public Optional<Passage> find(String site, UUID passageId) {
        return Optional.ofNullable(findAll(site, List.of(passageId)).get(passageId));
    }

    @Override
    public Map<UUID, Passage> findAll(String site, Collection<UUID> passageIds) {
        Map<UUID, Passage> found = new HashMap<>(base.findAll(site, others(passageIds)));
        passageIds.forEach(id -> mine(site, id).ifPresent(passage -> found.put(id, passage)));
        return found;
    }

    @Override
    public Map<UUID, Dated> findDated(String site, Collection<UUID> passageIds, LocalDate asOf) {
        Map<UUID, Dated> found = new HashMap<>(base.findDated(site, others(passageIds), asOf));
        passageIds.forEach(id ->
                mine(site, id).ifPresent(passage -> found.put(id, new Dated(passage, validity(passage, asOf)))));
        return found;
    }

    private List<UUID> others(Collection<UUID> ids) {
        return ids.stream().filter(id -> !own.containsKey(id)).toList();
    }

    private Optional<Passage> mine(String site, UUID id) {
        @Nullable Passage passage = own.get(id);
        return Optional.ofNullable(passage)
                .filter(one -> one.site().equals(site) || one.site().equals(SHARED));
    }

    @Override
    public Validity validity(Passage passage, LocalDate asOf) {
        LocalDate from = passage.effectiveFrom();
        LocalDate to = passage.effectiveTo();
        if (!own.containsKey(passage.passageId())) {
            return base.validity(passage, asOf);
        }
        Validity.Status status;
        if (from == null) {
            status = Validity.Status.UNKNOWN;
        } else if (asOf.isBefore(from)) {
            status = Validity.Status.NOT_YET_IN_FORCE;
        } else {
            status = to == null || asOf.isBefore(to) ? Validity.Status.IN_FORCE : Validity.Status.SUPERSEDED;
        }
        return new Validity(status, from, to, null, null);
    }

    @Override
    public Map<UUID, Validity> validities(Collection<Passage> passages, LocalDate asOf) {
        List<Passage> others = new ArrayList<>();
        Map<UUID, Validity> validities = new HashMap<>();
        for (Passage passage : passages) {
            if (own.containsKey(passage.passageId())) {
                validities.put(passage.passageId(), validity(passage, asOf));
            } else {
                others.add(passage);
            }
        }
        validities.putAll(base.validities(others, asOf));
        return validities;
    }

    @Override
    public boolean mentions(String site, String words) {
        return base.mentions(site, words)
                || own.values().stream()
                        .anyMatch(passage -> passage.text().contains(words)
                                || passage.title().contains(words)
                                || passage.path().stream().anyMatch(head -> head.contains(words)));
    }

    @Override
    public boolean hasArticle(String site, String title, String article) {
        return base.hasArticle(site, title, article)
                || own.values().stream()
                        .anyMatch(passage -> passage.title().equals(title) && article.equals(passage.article()));
    }

    @Override
    public Neighbours neighbours(Passage passage, int radius) {
        return base.neighbours(passage, radius);
    }
}
