package cn.quanzhi.curation;

import cn.quanzhi.answering.Answer;
import cn.quanzhi.answering.Answerer;
import cn.quanzhi.answering.GateTrial;
import cn.quanzhi.answering.GateTrial.Thresholds;
import cn.quanzhi.answering.GateTrial.Trial;
import cn.quanzhi.answering.intent.Intent;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.UnpublishedVersions;
import cn.quanzhi.knowledge.Validity;
import cn.quanzhi.retrieval.OutOfForce;
import cn.quanzhi.retrieval.Retriever;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a question finds, what is kept out and why, and what the gate would make of it. Nothing is written or kept. */
@RestController
@RequestMapping(path = "/api/v1/curation/hit-tests", produces = MediaType.APPLICATION_JSON_VALUE)
class HitTestController {

    private static final int LONGEST_QUESTION = 4_000;
    private static final int SHOWN = 20;
    private static final String PART = "part.";

    private final GateTrial trials;
    private final Retriever retriever;
    private final OutOfForce outOfForce;
    private final UnpublishedVersions unpublished;

    HitTestController(GateTrial trials, Retriever retriever, OutOfForce outOfForce, UnpublishedVersions unpublished) {
        this.trials = trials;
        this.retriever = retriever;
        this.outOfForce = outOfForce;
        this.unpublished = unpublished;
    }

    /** @param asOf null for the question's own date, else today */
    record HitQuestion(@Nullable String question, @Nullable LocalDate asOf) {}

    /**
     * @param signals raw scores by way of recall
     * @param parts how much of the score each of them makes up
     * @param exact whether the question names it
     */
    record HitPassage(
            int rank,
            UUID passageId,
            UUID documentId,
            UUID documentVersionId,
            String title,
            String version,
            String citation,
            String text,
            double score,
            boolean exact,
            Map<String, Double> signals,
            Map<String, Double> parts,
            Validity validity) {}

    /**
     * @param why its validity on the date, or the state of what isn't published
     * @param validity null where it isn't published
     * @param citation the passage of it that came nearest; null where it isn't published
     * @param reason why it was withdrawn, where it was
     */
    record ExcludedVersion(
            UUID documentId,
            UUID documentVersionId,
            String title,
            String version,
            String why,
            @Nullable Validity validity,
            @Nullable String citation,
            @Nullable String reason) {}

    /** @param why a stable word: the gate's reason, the intent where that decided, or WRONG_PREMISE */
    record GateDecision(
            Answer.Action action,
            String why,
            Intent intent,
            @Nullable Intent person,
            double similarity,
            double coverage,
            Thresholds thresholds,
            List<String> missing) {}

    record HitTest(
            List<String> readings,
            LocalDate asOf,
            GateDecision decision,
            List<HitPassage> passages,
            List<ExcludedVersion> excluded) {}

    @PostMapping
    HitTest run(Caller.Staff staff, @RequestBody HitQuestion body) {
        CurationGate.enter(staff);
        String question = CurationGate.required("question", body.question(), LONGEST_QUESTION);
        if (!retriever.isReady()) {
            throw new ProblemException(Problem.UNAVAILABLE, "知识库还在载入，请稍后再试");
        }
        Trial trial = trials.of(new Answerer.Request(staff.site(), List.of(), question, body.asOf()), SHOWN);
        List<Retriever.Found> out = outOfForce.of(
                new Retriever.Query(staff.site(), trial.readings().getLast(), trial.asOf(), Set.of(), SHOWN));
        Retriever.Evidence evidence = trial.evidence();
        List<ExcludedVersion> excluded = excluded(out, evidence.items());
        excluded.addAll(unpublished(staff.site(), question, evidence.items()));
        return new HitTest(
                trial.readings(),
                trial.asOf(),
                new GateDecision(
                        trial.action(),
                        trial.why(),
                        trial.intent(),
                        trial.person(),
                        evidence.similarity(),
                        evidence.coverage(),
                        trial.thresholds(),
                        trial.missing()),
                passages(evidence.items()),
                excluded);
    }

    private List<ExcludedVersion> unpublished(String site, String question, List<Retriever.Found> items) {
        Set<UUID> documents = new HashSet<>();
        items.forEach(found -> documents.add(found.passage().documentId()));
        return unpublished.of(site, documents, question).stream()
                .map(version -> new ExcludedVersion(
                        version.documentId(),
                        version.versionId(),
                        version.title(),
                        version.version(),
                        version.state().name(),
                        null,
                        null,
                        version.reason()))
                .toList();
    }

    private static List<HitPassage> passages(List<Retriever.Found> items) {
        List<HitPassage> passages = new ArrayList<>();
        for (Retriever.Found found : items) {
            Map<String, Double> signals = new TreeMap<>();
            Map<String, Double> parts = new TreeMap<>();
            found.signals().forEach((signal, value) -> {
                if (signal.startsWith(PART)) {
                    parts.put(signal.substring(PART.length()), value);
                } else {
                    signals.put(signal, value);
                }
            });
            Passage passage = found.passage();
            passages.add(new HitPassage(
                    passages.size() + 1,
                    passage.passageId(),
                    passage.documentId(),
                    passage.versionId(),
                    passage.title(),
                    passage.version(),
                    passage.citation(),
                    passage.text(),
                    found.score(),
                    found.exact(),
                    signals,
                    parts,
                    found.validity()));
        }
        return passages;
    }

    /** Each version once, by the passage of it that came nearest; not those that are there all the same. */
    private static List<ExcludedVersion> excluded(List<Retriever.Found> out, List<Retriever.Found> shown) {
        Set<UUID> said = new HashSet<>();
        shown.forEach(found -> said.add(found.passage().versionId()));
        List<ExcludedVersion> excluded = new ArrayList<>();
        for (Retriever.Found found : out) {
            Passage passage = found.passage();
            if (said.add(passage.versionId())) {
                excluded.add(new ExcludedVersion(
                        passage.documentId(),
                        passage.versionId(),
                        passage.title(),
                        passage.version(),
                        found.validity().status().name(),
                        found.validity(),
                        passage.citation(),
                        null));
            }
        }
        return excluded;
    }
}
