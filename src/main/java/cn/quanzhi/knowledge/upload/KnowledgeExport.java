package cn.quanzhi.knowledge.upload;

import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.ingest.Piece;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * All published knowledge of a site as an archive of files with front matter, which an import elsewhere makes the same
 * passages of. Made from the passages, so that what was edited by hand is in it.
 */
@Component
class KnowledgeExport {

    private static final String VERSIONS = """
            select v.id, d.kind, d.title, d.number, v.version, v.region, v.effective_from, v.effective_to, v.replaces,
              v.replaced_by, v.metadata
            from knowledge_version v join knowledge_document d on d.id = v.document_id
            where v.site_id = :site and v.state = 'PUBLISHED'
            order by v.id
            """;
    private static final String PASSAGES =
            "select article, path, text from knowledge_passage where version_id = :version order by position";
    private static final int LONGEST_NAME = 80;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final JsonMapper json;
    private final Workplace workplace;

    KnowledgeExport(JdbcClient jdbc, Transactions transactions, JsonMapper json, Workplace workplace) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
        this.workplace = workplace;
    }

    private record Exported(UUID version, DocumentKind kind, String name, Map<String, Object> keys) {}

    /** The archive, in a file that the caller deletes. */
    Path write(String site) {
        List<Exported> versions = transactions.in(
                Scope.site(site),
                () -> jdbc.sql(VERSIONS)
                        .param("site", site)
                        .query((row, number) -> version(row))
                        .list());
        Path file = workplace.received();
        Set<String> names = new HashSet<>();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Exported version : versions) {
                List<Piece> pieces = transactions.in(Scope.site(site), () -> pieces(version.version()));
                zip.putNextEntry(new ZipEntry(unused(version, names)));
                zip.write(Markdown.of(version.kind(), version.keys(), pieces).getBytes(StandardCharsets.UTF_8));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unused(Exported version, Set<String> names) {
        boolean questions = version.kind() == DocumentKind.QUESTIONS;
        String folder = questions ? "questions" : version.kind().name().toLowerCase(Locale.ROOT);
        String name = folder + "/" + version.name();
        String end = questions ? ".yaml" : ".md";
        String chosen = name + end;
        for (int i = 2; !names.add(chosen); i++) {
            chosen = name + "-" + i + end;
        }
        return chosen;
    }

    private List<Piece> pieces(UUID version) {
        return jdbc.sql(PASSAGES)
                .param("version", version)
                .query((row, number) -> new Piece(
                        row.getString("article"),
                        List.of((String[]) row.getArray("path").getArray()),
                        row.getString("text")))
                .list();
    }

    private Exported version(ResultSet row) throws SQLException {
        DocumentKind kind = DocumentKind.valueOf(row.getString("kind"));
        String title = row.getString("title");
        String label = row.getString("version");
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("kind", kind.name());
        keys.put("title", title);
        put(keys, "number", row.getString("number"));
        put(keys, "version", label);
        put(keys, "effectiveFrom", row.getString("effective_from"));
        put(keys, "effectiveTo", row.getString("effective_to"));
        put(keys, "region", row.getString("region"));
        put(keys, "replacedBy", row.getString("replaced_by"));
        List<?> replaces = json.readValue(row.getString("replaces"), List.class);
        if (!replaces.isEmpty()) {
            keys.put("replaces", replaces);
        }
        Metadata.of(json.readValue(row.getString("metadata"), Map.class)).values().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(entry ->
                        !entry.getKey().equals("site") && !entry.getKey().equals("publish"))
                .forEach(entry -> keys.putIfAbsent(entry.getKey(), entry.getValue()));
        String name = (label.isBlank() ? title : title + "-" + label).replaceAll("[\\p{C}/\\\\:*?\"<>|]", "_");
        return new Exported(
                row.getObject("id", UUID.class),
                kind,
                name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name,
                keys);
    }

    private static void put(Map<String, Object> keys, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            keys.put(key, value);
        }
    }
}
