package cn.quanzhi.knowledge;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.knowledge.BasisProposals.BasisFate;
import cn.quanzhi.knowledge.BasisProposals.BasisMove;
import cn.quanzhi.knowledge.BasisProposals.Renumbering;
import cn.quanzhi.knowledge.ingest.TypicalQuestions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Typical questions are kept in files. Confirmed pairs lead them by themselves; so that the file says it too, its lines are
 * written here to be copied there.
 */
@Component
class RenumberedQuestions {

    // PostgreSQL only: arrays. What the file says already isn't proposed again.
    private static final String ASKED = """
            select distinct p.article
            from knowledge_document d join knowledge_version v on v.document_id = d.id and v.state = 'PUBLISHED'
              join knowledge_passage p on p.version_id = v.id
            where (:own = 'shared' or d.site_id in (:own, 'shared')) and d.kind = 'QUESTIONS' and d.title = :title
              and p.path[2] = :old and p.article is not null
              and not exists (select 1 from unnest(p.path[3:]) other where starts_with(other, :now || '='))
            order by p.article
            """;
    private static final Comparator<String> BY_NUMBER =
            Comparator.comparingInt(RenumberedQuestions::head).thenComparing(Comparator.naturalOrder());

    private final JdbcClient jdbc;

    RenumberedQuestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lines for the law's file of typical questions; nothing where no question's article has moved. */
    @Nullable
    String lines(Caller.Staff staff, Renumbering renumbering) {
        return lines(
                staff.site(),
                renumbering.law().title(),
                renumbering.old().version(),
                renumbering.law().version(),
                renumbering.moves());
    }

    @Nullable
    String lines(String site, String law, String old, String now, Map<String, BasisMove> moves) {
        List<String> asked = jdbc.sql(ASKED)
                .param("own", site)
                .param("title", TypicalQuestions.documentOf(law))
                .param("old", old)
                .param("now", now)
                .query((row, number) -> row.getString("article"))
                .list();
        Map<String, String> moved = new TreeMap<>(BY_NUMBER);
        asked.stream()
                .map(moves::get)
                .filter(Objects::nonNull)
                .filter(move -> move.fate() == BasisFate.MOVES)
                .forEach(move -> moved.put(move.article(), String.valueOf(move.now())));
        if (moved.isEmpty()) {
            return null;
        }
        StringBuilder lines =
                new StringBuilder("renumbered:\n  ").append(quoted(now)).append(":\n");
        moved.forEach((was, is) -> lines.append("    ")
                .append(quoted(was))
                .append(": ")
                .append(quoted(is))
                .append('\n'));
        return lines.toString();
    }

    private static int head(String article) {
        String digits = article.split("\\D", 2)[0];
        return digits.isEmpty() || digits.length() > 6 ? 0 : Integer.parseInt(digits);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
