package cn.quanzhi.knowledge;

import cn.quanzhi.kernel.Ids;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.Words;
import cn.quanzhi.knowledge.VersionView.PassageRow;
import cn.quanzhi.knowledge.ingest.FrontMatter;
import cn.quanzhi.knowledge.ingest.Piece;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Splits, joins and rewrites the passages of a draft by hand; what was touched loses its vector until it is embedded anew. */
@Component
class PassageEdits {

    private static final int LONGEST_TEXT = 8_000;
    private static final int LONGEST_HEADING = 200;
    private static final int DEEPEST = 7;
    private static final Pattern ARTICLE = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.-]{0,19}");
    private static final String WRITE = """
            update knowledge_passage set article = :article, path = :path, citation = :citation, text = :text,
              text_hash = :hash, vector = null
            where id = :id
            """;
    private static final String INSERT = """
            insert into knowledge_passage (id, version_id, site_id, position, article, path, citation, text, text_hash, vector)
            values (:id, :version, :site, :position, :article, :path, :citation, :text, :hash, :vector)
            """;
    // Two steps, since no two rows may share a place for a moment.
    private static final String SHIFT_AWAY = """
            update knowledge_passage set position = -1 - position where version_id = :version and position > :after
            """;
    private static final String SHIFT_BACK = """
            update knowledge_passage set position = -1 - position + :by where version_id = :version and position < 0
            """;

    private final JdbcClient jdbc;
    private final VersionPassages passages;
    private final VersionSteps steps;

    PassageEdits(JdbcClient jdbc, VersionPassages passages, VersionSteps steps) {
        this.jdbc = jdbc;
        this.passages = passages;
        this.steps = steps;
    }

    /** What a person writes of a passage; what is null stays, an empty article takes the number away. */
    record Rewritten(
            @Nullable String text,
            @Nullable String article,
            @Nullable List<@Nullable String> path) {}

    void rewrite(StoredVersion draft, UUID passage, Rewritten rewritten, Curator curator) {
        PassageRow row = find(draft, passage);
        String article = rewritten.article();
        List<@Nullable String> path = rewritten.path();
        Piece piece = new Piece(
                article == null ? row.article() : article(article),
                path == null ? row.path() : path(path),
                rewritten.text() == null ? row.text() : text(rewritten.text()));
        write(draft, row.passageId(), piece);
        note(draft, curator, "passage " + row.citation());
    }

    /** @param at where the second passage begins, in UTF-16 units of the text */
    void split(StoredVersion draft, UUID passage, int at, Curator curator) {
        PassageRow row = find(draft, passage);
        String text = row.text();
        if (at < 1 || at >= text.length() || Character.isLowSurrogate(text.charAt(at))) {
            throw new ProblemException("at", "请在段落中间选择拆分的位置");
        }
        String first = text(text.substring(0, at));
        String second = text(text.substring(at));
        write(draft, row.passageId(), new Piece(row.article(), row.path(), first));
        shift(draft.id(), row.position(), 1);
        insert(draft, row.position() + 1, new Piece(row.article(), row.path(), second));
        note(draft, curator, "split " + row.citation());
    }

    /** Joins a passage with the one behind it; the first one's number and headings stay. */
    void merge(StoredVersion draft, UUID passage, Curator curator) {
        PassageRow row = find(draft, passage);
        PassageRow next = passages.of(draft.id()).stream()
                .filter(other -> other.position() == row.position() + 1)
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.CONFLICT, "后面没有可以合并的段落"));
        String joined = text(row.text() + "\n" + next.text());
        jdbc.sql("delete from knowledge_passage where id = :id")
                .param("id", next.passageId())
                .update();
        write(draft, row.passageId(), new Piece(row.article(), row.path(), joined));
        shift(draft.id(), next.position(), -1);
        note(draft, curator, "merge " + row.citation());
    }

    private PassageRow find(StoredVersion draft, UUID passage) {
        VersionSteps.require(draft, VersionStep.EDIT);
        return passages.of(draft.id()).stream()
                .filter(row -> row.passageId().equals(passage))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    private void note(StoredVersion draft, Curator curator, String what) {
        steps.take(draft, VersionStep.EDIT, new VersionSteps.Taking(curator, what, null));
    }

    private void shift(UUID version, int after, int by) {
        jdbc.sql(SHIFT_AWAY).param("version", version).param("after", after).update();
        jdbc.sql(SHIFT_BACK).param("version", version).param("by", by).update();
    }

    private void write(StoredVersion draft, UUID passage, Piece piece) {
        bound(WRITE, draft, piece).param("id", passage).update();
    }

    private void insert(StoredVersion draft, int position, Piece piece) {
        bound(INSERT, draft, piece)
                .param("id", Ids.next())
                .param("version", draft.id())
                .param("site", draft.site())
                .param("position", position)
                .param("vector", null, Types.BINARY)
                .update();
    }

    private JdbcClient.StatementSpec bound(String sql, StoredVersion draft, Piece piece) {
        FrontMatter matter = draft.matter();
        return jdbc.sql(sql)
                .param("article", piece.article())
                .param("path", piece.path().toArray(String[]::new))
                .param("citation", Part.of(matter, piece, null).citation())
                .param("text", piece.text())
                .param("hash", Publication.sha256(piece.text()));
    }

    /** No blank line stands inside a passage: it would end the list of passages that a model is shown. */
    private static String text(String given) {
        String text = Words.clean("text", given)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            throw new ProblemException("text", "每段 1 到 " + LONGEST_TEXT + " 字");
        }
        return text;
    }

    private static @Nullable String article(String given) {
        String article = given.strip();
        if (article.isEmpty()) {
            return null;
        }
        if (!ARTICLE.matcher(article).matches()) {
            throw new ProblemException("article", "条号写作 26、23-1 或 7.1.5");
        }
        return article;
    }

    private static List<String> path(List<@Nullable String> given) {
        List<String> path = given.stream()
                .map(heading -> heading == null ? "" : Words.clean("path", heading))
                .toList();
        if (path.size() > DEEPEST
                || path.stream()
                        .anyMatch(heading ->
                                heading.isEmpty() || heading.length() > LONGEST_HEADING || heading.contains("\n"))) {
            throw new ProblemException("path", "标题最多 " + DEEPEST + " 级，每级 1 到 " + LONGEST_HEADING + " 字");
        }
        return path;
    }
}
