package cn.quanzhi.knowledge;

import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.ProblemException.FieldProblem;
import cn.quanzhi.knowledge.VersionComparison.Pairs;
import cn.quanzhi.knowledge.VersionView.PassageRow;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whoever takes a version further has looked at each period and amount that it changes: a wrong one costs somebody a fine. */
@Component
class LookedAt {

    private static final String FIELD = "looks";
    private static final int NAMED = 10;

    private final Looks looks;

    LookedAt(Looks looks) {
        this.looks = looks;
    }

    /** @throws ProblemException CHANGES_NOT_SEEN with a field for each article that this curator hasn't looked at */
    void require(Pairs pairs, @Nullable Curator curator) {
        List<PassageRow> grave = pairs.articles().stream()
                .filter(article -> !article.grave().isEmpty())
                .map(VersionDiff.Paired::shown)
                .toList();
        if (grave.isEmpty()) {
            return;
        }
        Set<UUID> seen = looks.of(pairs.version().id()).stream()
                .filter(look -> curator != null && look.accountId().equals(curator.accountId()))
                .map(Looks.Look::passageId)
                .collect(Collectors.toSet());
        List<String> unseen = grave.stream()
                .filter(row -> !seen.contains(row.passageId()))
                .map(LookedAt::name)
                .toList();
        if (!unseen.isEmpty()) {
            throw new ProblemException(
                    Problem.CHANGES_NOT_SEEN,
                    "有 " + unseen.size() + " 条的期限或金额变了，您还没有看过：" + named(unseen),
                    unseen.stream().map(name -> new FieldProblem(FIELD, name)).toList());
        }
    }

    private static String named(List<String> unseen) {
        String first = unseen.stream().limit(NAMED).collect(Collectors.joining("、"));
        return unseen.size() > NAMED ? first + "……" : first;
    }

    private static String name(PassageRow row) {
        String article = row.article();
        return article == null ? row.citation() : Citations.article(article);
    }
}
