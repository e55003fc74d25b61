package cn.quanzhi.evaluation;

import cn.quanzhi.answering.Answer;
import cn.quanzhi.answering.Answer.Action;
import cn.quanzhi.answering.Citation;
import cn.quanzhi.answering.Claim;
import cn.quanzhi.answering.Claim.Verdict;
import cn.quanzhi.answering.citation.Bigrams;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.Passages;
import cn.quanzhi.knowledge.Validity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What an answer says and cites, looked up again in the knowledge base: the law's version on the date, quotes to the letter,
 * and what was decided.
 */
@Component
class AnswerFindings {

    /** How much of the bigrams. */
    private static final double SAYS = 0.7;

    private static final double PART = 0.4;

    private final Passages passages;

    AnswerFindings(Passages passages) {
        this.passages = passages;
    }

    void add(Asked asked, Decision decision, Findings findings) {
        dates(asked, findings);
        citations(asked, findings);
        claims(asked, findings);
        lead(asked, findings);
        decided(decision, asked.item().followsUp(), findings);
    }

    private static void dates(Asked asked, Findings findings) {
        asked.ranking().rightVersionFirst().ifPresent(right -> {
            findings.put(Measure.VERSION, right);
            if (!right) {
                findings.miss(
                        Measure.VERSION.key(),
                        "",
                        asked.item().gold().stream()
                                .map(QuestionSet.Gold::toString)
                                .toList(),
                        asked.ranking().ranked().stream()
                                .limit(3)
                                .map(passage -> passage.citation() + "（" + passage.version() + "）")
                                .toList());
            }
        });
        LocalDate read = asked.readDate();
        asked.ranking().firstRight().filter(passage -> read != null).ifPresent(passage -> {
            boolean right = isInForce(passage, read);
            findings.put(Measure.DATE, right);
            if (!right) {
                List<String> wanted = List.of(passage.citation() + "（" + passage.version() + "）");
                findings.miss(Measure.DATE.key(), "", wanted, List.of(String.valueOf(read)));
            }
        });
    }

    private void citations(Asked asked, Findings findings) {
        List<Citation> citations = asked.answer().citations();
        if (citations.isEmpty()) {
            return;
        }
        Map<UUID, Passage> found = passages.findAll(
                Asking.SITE, citations.stream().map(Citation::passageId).collect(Collectors.toSet()));
        List<String> stale = new ArrayList<>();
        List<String> misquoted = new ArrayList<>();
        boolean gold = false;
        for (Citation citation : citations) {
            Passage passage = found.get(citation.passageId());
            boolean saysCurrent = citation.validity().status() == Validity.Status.IN_FORCE;
            if (saysCurrent && (passage == null || !isInForce(passage, asked.asOf()))) {
                stale.add(citation.citation());
            }
            if (passage == null || !passage.text().contains(citation.quote())) {
                misquoted.add(citation.citation());
            }
            gold |= passage != null && asked.item().gold().stream().anyMatch(one -> Ranking.is(one, passage));
        }
        count(Measure.OUT_OF_FORCE, stale, citations.size(), findings);
        count(Measure.UNVERIFIED, misquoted, citations.size(), findings);
        if (!asked.item().gold().isEmpty()) {
            findings.put(Measure.GOLD_CITED, gold);
        }
    }

    private static void count(Measure measure, List<String> wrong, int of, Findings findings) {
        findings.put(measure.key(), new Value(wrong.size(), of));
        if (!wrong.isEmpty()) {
            findings.miss(measure.key(), "", List.of(), wrong);
        }
    }

    private static void claims(Asked asked, Findings findings) {
        List<Claim> stating = asked.answer().claims().stream()
                .filter(claim -> claim.verdict() != Verdict.UNCITED)
                .toList();
        if (!stating.isEmpty()) {
            long supported = stating.stream()
                    .filter(claim -> claim.verdict() == Verdict.SUPPORTED)
                    .count();
            findings.put(Measure.GROUNDED.key(), new Value(supported, stating.size()));
        }
    }

    /** Of an answer that says anything: whether its conclusion is the sentence that was chosen, in about its words. */
    private static void lead(Asked asked, Findings findings) {
        List<String> wanted = asked.item().lead();
        if (wanted.isEmpty() || asked.answer().citations().isEmpty()) {
            return;
        }
        String first = conclusion(asked.answer());
        Set<String> said = Bigrams.of(first);
        boolean right = wanted.stream().map(Bigrams::of).anyMatch(one -> says(said, one));
        findings.put(Measure.LEAD, right);
        if (!right) {
            findings.miss(Measure.LEAD.key(), "", wanted, List.of(first));
        }
    }

    /** The line of the first sentence that states something: the service's own words before it are no conclusion. */
    private static String conclusion(Answer answer) {
        String text = answer.text();
        return answer.claims().stream()
                .filter(claim -> claim.verdict() != Verdict.UNCITED)
                .findFirst()
                .map(claim -> text.substring(claim.start()).split("\n", 2)[0])
                .orElse("");
    }

    /** Either the whole of it, or a good part and little else. */
    private static boolean says(Set<String> said, Set<String> wanted) {
        double of = Bigrams.share(wanted, said);
        return of >= SAYS || of >= PART && Bigrams.share(said, wanted) >= SAYS;
    }

    private static void decided(Decision decision, boolean followsUp, Findings findings) {
        Action action = decision.action();
        findings.put(Measure.ACTION, decision.isRight());
        findings.put(Measure.ACTION.key(decision.category()), Value.of(decision.isRight()));
        if (followsUp) {
            findings.put(Measure.ACTION.key(RankFindings.FOLLOW_UP), Value.of(decision.isRight()));
        }
        boolean toAnswer = decision.right().contains(Action.ANSWER);
        findings.put(
                toAnswer ? Measure.FALSE_DECLINE : Measure.FALSE_ANSWER,
                toAnswer ? action != Action.ANSWER : action == Action.ANSWER);
        if (!decision.isRight()) {
            String key = toAnswer ? Measure.FALSE_DECLINE.key() : Measure.ACTION.key();
            findings.miss(key, "", List.of(decision.expected().name()), List.of(action.name()));
        }
    }

    static boolean isInForce(Passage passage, @Nullable LocalDate date) {
        LocalDate from = passage.effectiveFrom();
        LocalDate to = passage.effectiveTo();
        return date != null && (from == null || !date.isBefore(from)) && (to == null || date.isBefore(to));
    }
}
