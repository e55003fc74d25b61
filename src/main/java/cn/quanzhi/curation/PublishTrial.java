package cn.quanzhi.curation;

import cn.quanzhi.answering.Answer;
import cn.quanzhi.answering.Answerer;
import cn.quanzhi.answering.GateTrial;
import cn.quanzhi.curation.EvaluationCases.EvaluationCase;
import cn.quanzhi.curation.EvaluationCases.GoldArticle;
import cn.quanzhi.curation.PublishBars.PublishBar;
import cn.quanzhi.curation.PublishChecks.ChangedCase;
import cn.quanzhi.curation.PublishChecks.PublishCheck;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Ids;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.Rehearsal;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.retrieval.Rehearsals;
import cn.quanzhi.retrieval.Retriever;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Asks the kept questions twice, of what is published and of what would be with a version: a question passes where the gate
 * decides as it was kept and what must be cited is among the passages put before the model. Nothing is published or answered.
 */
@Component
class PublishTrial {

    /** The newest ones: each is asked twice while somebody waits. */
    private static final int MOST_CASES = 100;

    private static final int LOOKED_AT = 8;

    private final EvaluationCases cases;
    private final PublishBars bars;
    private final Rehearsal rehearsal;
    private final Rehearsals rehearsals;
    private final GateTrial published;
    private final Transactions transactions;
    private final Clock clock;

    PublishTrial(
            EvaluationCases cases,
            PublishBars bars,
            Rehearsal rehearsal,
            Rehearsals rehearsals,
            GateTrial published,
            Transactions transactions,
            Clock clock) {
        this.cases = cases;
        this.bars = bars;
        this.rehearsal = rehearsal;
        this.rehearsals = rehearsals;
        this.published = published;
        this.transactions = transactions;
        this.clock = clock;
    }

    record Tried(String site, PublishCheck check) {}

    /** What became of one question. */
    private record Outcome(boolean passes, String decided, List<String> missing) {}

    Tried of(Caller.Staff staff, UUID version) {
        Rehearsal.State state = rehearsal.of(staff, version);
        List<EvaluationCase> asked =
                transactions.in(CurationGate.scope(staff), () -> cases.of(state.site(), null, MOST_CASES));
        PublishBar bar = transactions.in(CurationGate.scope(staff), () -> bars.of(state.site()));
        List<ChangedCase> lost = new ArrayList<>();
        List<ChangedCase> won = new ArrayList<>();
        int before = 0;
        int after = 0;
        try (Rehearsals.Rehearsed would = rehearsals.of(state)) {
            GateTrial rehearsed = published.over(would.retriever(), would.titles());
            for (EvaluationCase one : asked) {
                Outcome was = outcome(published, one);
                Outcome is = outcome(rehearsed, one);
                before += was.passes() ? 1 : 0;
                after += is.passes() ? 1 : 0;
                if (was.passes() != is.passes()) {
                    (is.passes() ? won : lost).add(changed(one, is));
                }
            }
        }
        int kept = before - lost.size();
        List<ChangedCase> changed = new ArrayList<>(lost);
        changed.addAll(won);
        return new Tried(
                state.site(),
                new PublishCheck(
                        Ids.next(),
                        version,
                        state.fingerprint(),
                        asked.size(),
                        before,
                        after,
                        kept,
                        kept < bar.bar() * before,
                        bar.bar(),
                        changed,
                        staff.displayName(),
                        clock.instant(),
                        null));
    }

    private static ChangedCase changed(EvaluationCase one, Outcome is) {
        return new ChangedCase(
                one.caseId(), one.question(), is.passes(), one.expectedAction(), is.decided(), is.missing());
    }

    private static Outcome outcome(GateTrial trials, EvaluationCase one) {
        GateTrial.Trial trial =
                trials.of(new Answerer.Request(one.site(), List.of(), one.question(), one.asOf()), LOOKED_AT);
        List<Passage> found = trial.evidence().items().stream()
                .limit(LOOKED_AT)
                .map(Retriever.Found::passage)
                .toList();
        List<String> missing = one.gold().stream()
                .filter(gold -> gold.must() && !isAmong(gold, found))
                .map(gold -> "《" + gold.title() + "》" + gold.article())
                .toList();
        boolean any = one.gold().isEmpty() || one.gold().stream().anyMatch(gold -> isAmong(gold, found));
        String decided = trial.action().name();
        // Whoever should reach a person does so beside an answer too.
        boolean isReached = trial.person() != null && one.expectedAction().equals(Answer.Action.ESCALATE.name());
        boolean right = isReached || decided.equals(one.expectedAction());
        return new Outcome(right && missing.isEmpty() && any, decided, missing);
    }

    private static boolean isAmong(GoldArticle gold, List<Passage> found) {
        return found.stream()
                .anyMatch(passage -> passage.title().equals(gold.title())
                        && gold.article().equals(passage.article())
                        && (gold.effectiveFrom() == null || gold.effectiveFrom().equals(passage.effectiveFrom())));
    }
}
