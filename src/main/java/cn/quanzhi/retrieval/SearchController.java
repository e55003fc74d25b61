package cn.quanzhi.retrieval;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Role;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.Words;
import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.Validity;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Search as the answerer sees it. */
@RestController
class SearchController {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final int MAX_LIMIT = 100;
    private static final int MAX_QUESTION = 4_000;

    private final Retriever retriever;
    private final Clock clock;

    SearchController(Retriever retriever, Clock clock) {
        this.retriever = retriever;
        this.clock = clock;
    }

    record Item(
            UUID passageId,
            UUID documentId,
            UUID documentVersionId,
            String title,
            String citation,
            @Nullable String article,
            String text,
            double score,
            Validity validity,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Map<String, Double> signals) {}

    record Found(List<Item> items, long tookMillis) {}

    @GetMapping("/api/v1/search")
    Found search(
            Caller caller,
            @RequestParam @Nullable String q,
            @RequestParam(defaultValue = "10") int limit,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Set<DocumentKind> kind,
            @RequestParam(defaultValue = "false") boolean explain) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ProblemException("limit", "每页 1 到 100 条");
        }
        if (q == null || q.isBlank() || q.length() > MAX_QUESTION) {
            throw new ProblemException("q", "请写下要查的内容，最多 4000 字");
        }
        if (explain) {
            if (!(caller instanceof Caller.Staff staff)) {
                throw new ProblemException(Problem.NOT_AUTHENTICATED);
            }
            staff.require(Role.CURATOR, Role.ADMIN);
        }
        if (!retriever.isReady()) {
            throw new ProblemException(Problem.UNAVAILABLE, "知识库还在载入，请稍后再试");
        }
        long start = System.nanoTime();
        LocalDate day = asOf == null ? LocalDate.now(clock.withZone(CITY)) : asOf;
        Retriever.Evidence evidence = retriever.retrieve(
                new Retriever.Query(caller.site(), Words.clean("q", q), day, kind == null ? Set.of() : kind, limit));
        List<Item> items =
                evidence.items().stream().map(found -> item(found, explain)).toList();
        return new Found(items, (System.nanoTime() - start) / 1_000_000);
    }

    private static Item item(Retriever.Found found, boolean explain) {
        Passage passage = found.passage();
        return new Item(
                passage.passageId(),
                passage.documentId(),
                passage.versionId(),
                passage.title(),
                passage.citation(),
                passage.article(),
                passage.text(),
                found.score(),
                found.validity(),
                explain ? found.signals() : null);
    }
}
