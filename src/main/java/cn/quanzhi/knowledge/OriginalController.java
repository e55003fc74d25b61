package cn.quanzhi.knowledge;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.knowledge.OriginalPlaces.PassagePlace;
import cn.quanzhi.knowledge.Originals.Original;
import cn.quanzhi.platform.database.Transactions;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The text of the uploaded file beside a version's passages, with the place of each. */
@RestController
@RequestMapping(
        path = "/api/v1/knowledge/documents/{documentId}/versions/{versionId}",
        produces = MediaType.APPLICATION_JSON_VALUE)
class OriginalController {

    private final Originals originals;
    private final VersionPassages passages;
    private final Transactions transactions;

    OriginalController(Originals originals, VersionPassages passages, Transactions transactions) {
        this.originals = originals;
        this.passages = passages;
        this.transactions = transactions;
    }

    /**
     * @param text as it was read from the file; a line that begins with U+000C says which page begins. Null where none was kept
     * @param places in the order of the passages; a passage that isn't in the text has none
     */
    record OriginalText(String fileName, @Nullable String text, List<PassagePlace> places) {}

    @GetMapping("/original-text")
    OriginalText read(Caller.Staff staff, @PathVariable UUID documentId, @PathVariable UUID versionId) {
        Original original = originals.seen(staff, documentId, versionId);
        String text = original.text();
        if (text == null) {
            return new OriginalText(original.fileName(), null, List.of());
        }
        var rows = transactions.in(KnowledgeGate.scope(staff), () -> passages.of(versionId));
        return new OriginalText(original.fileName(), text, OriginalPlaces.of(text, rows));
    }
}
