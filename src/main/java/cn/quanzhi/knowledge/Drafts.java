package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.ingest.FrontMatter;
import cn.quanzhi.knowledge.ingest.Splitter;
import cn.quanzhi.model.Embeddings;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where versions begin that a person will look at: kept whole, found by nobody. */
@Component("knowledgeDrafts") // the desk has drafts of its own
public class Drafts {

    private final VersionRows rows;
    private final VersionEvents events;
    private final Embeddings embeddings;
    private final Transactions transactions;

    Drafts(VersionRows rows, VersionEvents events, Embeddings embeddings, Transactions transactions) {
        this.rows = rows;
        this.events = events;
        this.embeddings = embeddings;
        this.transactions = transactions;
    }

    /**
     * The document of the title in the site; made where there is none, so that its id can be told before anything is
     * parsed. One without a version is shown nowhere.
     */
    public UUID document(String site, FrontMatter matter) {
        return transactions.in(Scope.site(site), () -> rows.document(site, matter));
    }

    /** Keeps the version with its passages, which {@link DraftVectors} embeds; gives the document's id. */
    public UUID save(NewDraft draft) {
        return transactions.in(Scope.site(draft.site()), () -> {
            UUID document = rows.document(draft.site(), draft.matter());
            rows.version(document, draft, madeWith(embeddings), VersionState.DRAFT);
            rows.passages(
                    draft.versionId(),
                    draft.site(),
                    draft.pieces().stream()
                            .map(piece -> Part.of(draft.matter(), piece, null))
                            .toList());
            events.append(
                    draft.versionId(),
                    new VersionEvents.Taken(VersionStep.CREATE, null, VersionState.DRAFT, draft.author(), null));
            return document;
        });
    }

    /** Names how passages were cut and embedded, so that those of another making are recognised. */
    static String madeWith(Embeddings embeddings) {
        return Splitter.VERSION + " " + embeddings.name();
    }
}
