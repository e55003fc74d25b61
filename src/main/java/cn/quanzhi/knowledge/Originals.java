package cn.quanzhi.knowledge;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.knowledge.VersionView.OriginalFile;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The uploaded file that a version was made from, and the text that was read from it. A revision has its first version's
 * file: it carries the checksum on.
 */
@Component
public class Originals {

    private static final String KEEP = """
            insert into knowledge_original (version_id, site_id, source_id, place, file_name, checksum, text)
            values (:version, :site, :source, :place, :name, :checksum, :text)
            on conflict (version_id) do nothing
            """;
    private static final String OF = """
             from knowledge_version v
              join knowledge_original o on o.site_id = v.site_id and o.checksum = v.checksum
            where v.id = :version
            order by case when o.version_id = v.id then 0 else 1 end, o.version_id desc limit 1
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final KnowledgeGate gate;

    Originals(JdbcClient jdbc, Transactions transactions, KnowledgeGate gate) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.gate = gate;
    }

    /**
     * @param place of the file in an archive, from 1; 0 where it came alone
     * @param text as it was read, pages marked; null for what was uploaded before texts were kept
     */
    public record Original(
            UUID source,
            int place,
            String fileName,
            String checksum,
            @Nullable String text) {}

    /** Keeps where a version came from; once, however often it is said. */
    public void keep(String site, UUID version, Original original) {
        transactions.run(
                Scope.site(site),
                () -> jdbc.sql(KEEP)
                        .param("version", version)
                        .param("site", site)
                        .param("source", original.source())
                        .param("place", original.place())
                        .param("name", original.fileName())
                        .param("checksum", original.checksum())
                        .param("text", original.text())
                        .update());
    }

    /** What a version's page says of its file. */
    Optional<OriginalFile> file(UUID version) {
        return jdbc.sql("select o.file_name, o.text is not null as has_text" + OF)
                .param("version", version)
                .query(OriginalFile.class)
                .optional();
    }

    private Optional<Original> of(UUID version) {
        return jdbc.sql("select o.source_id as source, o.place, o.file_name, o.checksum, o.text" + OF)
                .param("version", version)
                .query(Original.class)
                .optional();
    }

    /** The file of a version that the caller may see; the same 404 where there is none. */
    public Original seen(Caller.Staff staff, UUID document, UUID version) {
        return transactions.in(
                KnowledgeGate.scope(staff),
                () -> of(gate.seen(staff, document, version).id())
                        .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "这一版不是由上传的文件做成的")));
    }
}
