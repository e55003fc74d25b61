package cn.quanzhi.knowledge.upload;

import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.knowledge.Curator;
import cn.quanzhi.knowledge.DraftVectors;
import cn.quanzhi.knowledge.Drafts;
import cn.quanzhi.knowledge.LifeCycle;
import cn.quanzhi.knowledge.NewDraft;
import cn.quanzhi.knowledge.Originals;
import cn.quanzhi.knowledge.Originals.Original;
import cn.quanzhi.knowledge.ingest.FrontMatter;
import cn.quanzhi.knowledge.ingest.Piece;
import cn.quanzhi.knowledge.ingest.parse.Unreadable;
import cn.quanzhi.knowledge.ingest.parse.Unreadable.Reason;
import cn.quanzhi.knowledge.upload.JobRows.End;
import cn.quanzhi.knowledge.upload.JobRows.Item;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happens to a file once its text is known: draft, vectors, publication. Each step may be done again after a kill. */
@Component
class FileWork {

    private static final double PARSED = 0.3;
    private static final double EMBEDDED = 0.98;
    private static final String STATE = "select state from knowledge_version where id = :version";
    private static final String DOCUMENT = "select document_id from knowledge_version where id = :version";
    private static final String PASSAGES = "select count(*) from knowledge_passage where version_id = :version";
    private static final String STANDS = """
            select count(*) from knowledge_version v join knowledge_document d on d.id = v.document_id
            where d.site_id = :site and d.title = :title and v.version = :version and v.state = 'PUBLISHED'
              and v.checksum = :checksum
            """;

    private final JdbcClient jdbc;
    private final Drafts drafts;
    private final DraftVectors vectors;
    private final LifeCycle lifeCycle;
    private final Originals originals;

    FileWork(JdbcClient jdbc, Drafts drafts, DraftVectors vectors, LifeCycle lifeCycle, Originals originals) {
        this.jdbc = jdbc;
        this.drafts = drafts;
        this.vectors = vectors;
        this.lifeCycle = lifeCycle;
        this.originals = originals;
    }

    /** Tells how far a file has come; ends the work where nobody wants it any more. */
    interface Steps {
        void at(Job.Stage stage, int done, int total, double share);
    }

    End run(Item item, Steps steps) {
        FileText text = FileText.of(item);
        if (text.skipped()) {
            return new End(Job.FileState.SKIPPED, null, "NO_FRONT_MATTER", "没有元数据头，不是知识文件", null);
        }
        Optional<FrontMatter> known = text.metadata().matter();
        if (known.isEmpty()) {
            return new End(Job.FileState.WAITING, Job.Stage.CONFIRM, null, null, null);
        }
        FrontMatter matter = known.get();
        String checksum = String.valueOf(item.checksum());
        if (item.kind() == Job.Kind.IMPORT && stands(item.site(), matter, checksum)) {
            return End.of(Job.FileState.UNCHANGED);
        }
        UUID document = drafted(item.version()).orElseGet(() -> {
            steps.at(Job.Stage.SPLIT, 0, 0, PARSED);
            return draft(item, matter, text, checksum);
        });
        keepOriginal(item, checksum);
        embed(item.version(), steps);
        return publish(item, matter.publish() && !text.titleGuessed(), document, steps);
    }

    private boolean stands(String site, FrontMatter matter, String checksum) {
        return jdbc.sql(STANDS)
                        .param("site", site)
                        .param("title", matter.title())
                        .param("version", matter.version())
                        .param("checksum", checksum)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The document of the version, where a node that died had come that far. */
    private Optional<UUID> drafted(UUID version) {
        return jdbc.sql(DOCUMENT).param("version", version).query(UUID.class).optional();
    }

    private UUID draft(Item item, FrontMatter matter, FileText text, String checksum) {
        List<Piece> pieces = text.pieces(matter);
        if (pieces.isEmpty()) {
            throw new Unreadable(Reason.EMPTY);
        }
        return drafts.save(new NewDraft(
                item.version(),
                item.site(),
                matter,
                checksum,
                pieces,
                item.warnings(),
                NewDraft.Origin.UPLOAD,
                curator(item),
                matter.effectiveFrom() != null));
    }

    private void keepOriginal(Item item, String checksum) {
        UUID source = item.source();
        if (source != null) {
            int place = item.entry() == null ? 0 : item.position();
            originals.keep(
                    item.site(),
                    item.version(),
                    new Original(source, place, item.name(), checksum, String.valueOf(item.parsed())));
        }
    }

    private static Curator curator(Item item) {
        return new Curator(item.accountId(), item.accountName());
    }

    private void embed(UUID version, Steps steps) {
        // What a node that died had embedded counts as done.
        int total = jdbc.sql(PASSAGES)
                .param("version", version)
                .query(Integer.class)
                .single();
        int left = vectors.left(version);
        while (true) {
            int done = total - left;
            double from = PARSED + JobRows.Place.CREEP;
            steps.at(Job.Stage.EMBED, done, total, from + (EMBEDDED - from) * done / Math.max(1, total));
            if (left == 0) {
                return;
            }
            left = vectors.fillSome(version);
        }
    }

    /** What may not be published yet stays a draft, and says why. */
    private End publish(Item item, boolean wanted, UUID document, Steps steps) {
        steps.at(Job.Stage.PUBLISH, 0, 1, EMBEDDED);
        String state = jdbc.sql(STATE)
                .param("version", item.version())
                .query(String.class)
                .single();
        if (!wanted || !state.equals("DRAFT")) {
            return new End(Job.FileState.SUCCEEDED, Job.Stage.PUBLISH, null, null, document);
        }
        try {
            lifeCycle.publish(curator(item), item.version());
            return new End(Job.FileState.SUCCEEDED, Job.Stage.PUBLISH, null, null, document);
        } catch (ProblemException e) {
            String detail = e.detail() == null ? e.problem().title() : e.detail();
            return new End(
                    Job.FileState.SUCCEEDED, Job.Stage.PUBLISH, e.problem().name(), "已存为草稿：" + detail, document);
        }
    }
}
