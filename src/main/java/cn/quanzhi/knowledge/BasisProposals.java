package cn.quanzhi.knowledge;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.knowledge.ArticleMapping.ArticleMap;
import cn.quanzhi.knowledge.ArticleMapping.MappedArticle;
import cn.quanzhi.knowledge.ArticleMaps.ConfirmedPair;
import cn.quanzhi.knowledge.GuideBasis.Basis;
import cn.quanzhi.knowledge.VersionComparison.Pairs;
import cn.quanzhi.knowledge.VersionView.PassageRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Guides rest on articles by their numbers. Where a newer text of a law counts otherwise, each guide gets a proposal: what a
 * person has confirmed is rewritten, and nothing else is.
 */
@Component
class BasisProposals {

    // PostgreSQL only: jsonb.
    private static final String GUIDES = """
            select v.id
            from knowledge_document d join knowledge_version v on v.document_id = d.id and v.state = 'PUBLISHED'
            where (:own = 'shared' or d.site_id in (:own, 'shared'))
              and v.metadata -> 'basis' @> jsonb_build_array(jsonb_build_object('law', cast(:title as text)))
            order by d.title, v.id
            """;

    private final JdbcClient jdbc;
    private final StoredVersions versions;
    private final VersionComparison comparison;
    private final ArticleMapping mapping;
    private final ArticleMaps maps;
    private final VersionPassages passages;
    private final Titles titles;

    BasisProposals(
            JdbcClient jdbc,
            StoredVersions versions,
            VersionComparison comparison,
            ArticleMapping mapping,
            ArticleMaps maps,
            VersionPassages passages,
            Titles titles) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.comparison = comparison;
        this.mapping = mapping;
        this.maps = maps;
        this.passages = passages;
        this.titles = titles;
    }

    enum BasisFate {
        /** Confirmed under another number: this one is rewritten. */
        MOVES,
        /** Confirmed under its own number. */
        STAYS,
        /** In the newer text there is none that it became; a person has to say on what the guide rests now. */
        GONE,
        /** Nobody has confirmed what it became; {@code now} is what its words leave no doubt of. */
        OPEN
    }

    /** @param now its number in the newer text; null where it has none, or which is in doubt */
    record BasisMove(String article, @Nullable String now, BasisFate fate) {}

    /** A passage of the guide that names an article by a number which isn't its own any more; text is rewritten by people. */
    record BasisMention(
            UUID passageId, String article, @Nullable String now) {}

    /**
     * @param versionId the published version of the guide
     * @param moves for each article of the law on which it rests
     * @param draftVersionId a draft of the guide that carries the new numbers already
     * @param mayApply whether the guide is one that the caller may change
     */
    record BasisProposal(
            UUID documentId,
            UUID versionId,
            String title,
            DocumentKind kind,
            List<BasisMove> moves,
            List<BasisMention> mentions,
            @Nullable UUID draftVersionId,
            boolean mayApply) {

        boolean changes() {
            return moves.stream().anyMatch(move -> move.fate() == BasisFate.MOVES);
        }
    }

    /** What became of the articles of the older text, as people have confirmed it or the words say it. */
    record Renumbering(StoredVersion law, StoredVersion old, Map<String, BasisMove> moves) {

        /** Of a number that never was there nothing is known. */
        List<BasisMove> of(StoredVersion guide) {
            return GuideBasis.of(guide.metadata()).stream()
                    .filter(this::counts)
                    .map(basis -> moves.get(basis.article()))
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
        }

        /** Whether it names this law, and by the older text's numbers. */
        boolean counts(Basis basis) {
            return basis.law().equals(law.title())
                    && (basis.version() == null || basis.version().equals(old.version()));
        }

        boolean isApplied(Basis basis) {
            return basis.law().equals(law.title()) && law.version().equals(basis.version());
        }
    }

    /** Nothing of a first version, nor where both are called alike: then nobody could say whose number a number is. */
    Optional<Renumbering> renumbering(StoredVersion law) {
        return comparison
                .pairs(law)
                .filter(pairs -> !pairs.against().version().equals(law.version()))
                .filter(pairs ->
                        !law.version().isEmpty() && !pairs.against().version().isEmpty())
                .map(this::renumbering);
    }

    private Renumbering renumbering(Pairs pairs) {
        ArticleMap map = mapping.of(pairs);
        Map<String, BasisMove> moves = new LinkedHashMap<>();
        for (MappedArticle article : map.pairs()) {
            if (article.was() != null) {
                String now = article.doubtful() ? null : article.article();
                moves.put(article.was(), new BasisMove(article.was(), now, BasisFate.OPEN));
            }
        }
        // Of what is in doubt any may be one that seems to be gone.
        BasisFate gone = map.doubtful() == 0 ? BasisFate.GONE : BasisFate.OPEN;
        map.gone().forEach(was -> moves.put(was, new BasisMove(was, null, gone)));
        for (ConfirmedPair pair : maps.of(pairs.version().id(), pairs.against().version())) {
            String was = pair.was();
            if (was != null && moves.containsKey(was)) {
                BasisFate fate = was.equals(pair.article()) ? BasisFate.STAYS : BasisFate.MOVES;
                moves.put(was, new BasisMove(was, pair.article(), fate));
            }
        }
        return new Renumbering(pairs.version(), pairs.against(), moves);
    }

    /** Those of the guides that the caller sees which have something to say of their articles' numbers. */
    List<BasisProposal> of(Caller.Staff staff, Renumbering renumbering) {
        List<UUID> guides = jdbc.sql(GUIDES)
                .param("own", staff.site())
                .param("title", renumbering.law().title())
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
        Map<String, ReferenceGrammar> grammars = new HashMap<>();
        List<BasisProposal> proposals = new ArrayList<>();
        for (UUID id : guides) {
            StoredVersion guide = versions.find(id).orElseThrow();
            ReferenceGrammar grammar = grammars.computeIfAbsent(guide.site(), titles::grammar);
            BasisProposal proposal = of(staff, renumbering, guide, grammar);
            if (proposal.moves().stream().anyMatch(BasisProposals::says)) {
                proposals.add(proposal);
            }
        }
        return proposals;
    }

    BasisProposal of(Caller.Staff staff, Renumbering renumbering, StoredVersion guide) {
        return of(staff, renumbering, guide, titles.grammar(guide.site()));
    }

    private BasisProposal of(
            Caller.Staff staff, Renumbering renumbering, StoredVersion guide, ReferenceGrammar grammar) {
        List<BasisMove> moves = renumbering.of(guide);
        return new BasisProposal(
                guide.documentId(),
                guide.id(),
                guide.title(),
                guide.kind(),
                moves,
                mentions(guide, renumbering.law().title(), moves, grammar),
                draft(guide, renumbering),
                KnowledgeGate.changes(staff, guide.site()));
    }

    /** An article whose number is surely the same needs no word. */
    private static boolean says(BasisMove move) {
        return switch (move.fate()) {
            case MOVES, GONE -> true;
            case STAYS -> false;
            case OPEN -> !move.article().equals(move.now());
        };
    }

    private @Nullable UUID draft(StoredVersion guide, Renumbering renumbering) {
        return versions.ofDocuments(List.of(guide.documentId())).stream()
                .filter(StoredVersion::isOpen)
                .filter(open -> GuideBasis.of(open.metadata()).stream().anyMatch(renumbering::isApplied))
                .map(StoredVersion::id)
                .findFirst()
                .orElse(null);
    }

    private List<BasisMention> mentions(
            StoredVersion guide, String law, List<BasisMove> moves, ReferenceGrammar grammar) {
        Map<String, BasisMove> numbers = new HashMap<>();
        moves.stream().filter(BasisProposals::says).forEach(move -> numbers.put(move.article(), move));
        List<BasisMention> mentions = new ArrayList<>();
        for (PassageRow row : numbers.isEmpty() ? List.<PassageRow>of() : passages.of(guide.id())) {
            grammar.find(row.text()).stream()
                    .filter(Reference.Law.class::isInstance)
                    .map(Reference.Law.class::cast)
                    .filter(reference -> law.equals(reference.title()))
                    .map(reference -> numbers.get(String.valueOf(reference.article())))
                    .filter(Objects::nonNull)
                    .distinct()
                    .forEach(move -> mentions.add(new BasisMention(row.passageId(), move.article(), move.now())));
        }
        return mentions;
    }
}
