package cn.quanzhi.knowledge;

import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.ProblemException.FieldProblem;
import cn.quanzhi.knowledge.ArticleMapping.MappedArticle;
import cn.quanzhi.knowledge.VersionComparison.Pairs;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Articles of which neither their words nor a person say which they were. They keep nothing from being published, since what
 * points to an old number then follows likeness; but whoever publishes has to say that they know which these are.
 */
@Component
class ArticlesInDoubt {

    static final String FIELD = "acceptDoubtful";
    private static final int NAMED = 10;

    private final ArticleMapping mapping;

    ArticlesInDoubt(ArticleMapping mapping) {
        this.mapping = mapping;
    }

    /**
     * @param accepted articles that are published though they are in doubt
     * @throws ProblemException ARTICLES_IN_DOUBT with a field for each of the others
     */
    void require(Pairs pairs, Set<String> accepted) {
        List<String> open = mapping.of(pairs).pairs().stream()
                .filter(MappedArticle::doubtful)
                .map(MappedArticle::article)
                .filter(article -> !accepted.contains(article))
                .toList();
        if (!open.isEmpty()) {
            String named = open.stream().limit(NAMED).map(Citations::article).collect(Collectors.joining("、"));
            throw new ProblemException(
                    Problem.ARTICLES_IN_DOUBT,
                    "有 " + open.size() + " 条对应哪条旧条还没有人确认：" + named + (open.size() > NAMED ? "……" : ""),
                    open.stream()
                            .map(article -> new FieldProblem(FIELD, article))
                            .toList());
        }
    }
}
