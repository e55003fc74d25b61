package cn.quanzhi.evaluation;

import cn.quanzhi.answering.Claim.Verdict;
import cn.quanzhi.answering.citation.ClaimVerifiers;
import cn.quanzhi.answering.citation.Sentences;
import cn.quanzhi.answering.citation.Source;
import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.ReferenceGrammar;
import cn.quanzhi.knowledge.Titles;
import cn.quanzhi.knowledge.Validity;
import cn.quanzhi.retrieval.Retriever;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Runs the claim verifier on sentences whose truth is known: an article's own ones, shortened and paraphrased ones, and
 * false ones of a kind each.
 */
@Component
class ClaimChecks {

    private static final int SHORTEST = 12;
    private static final int SHOWN = 3;

    private final Retriever retriever;
    private final Titles titles;
    private final ClaimVerifiers verifiers;

    ClaimChecks(Retriever retriever, Titles titles, ClaimVerifiers verifiers) {
        this.retriever = retriever;
        this.titles = titles;
        this.verifiers = verifiers;
    }

    /** For each article how many of its sentences were judged rightly: true ones supported, false ones not. */
    Result run(String set, List<ClaimCase> cases) {
        ReferenceGrammar grammar = titles.grammar(Asking.SITE);
        return new Result(set, cases.stream().map(one -> check(one, grammar)).toList());
    }

    private Sample check(ClaimCase one, ReferenceGrammar grammar) {
        Findings findings = new Findings();
        String number = one.article();
        String article = number == null ? "" : "第" + number.replaceFirst("-.*", "") + "条";
        String named = "《" + one.law() + "》" + article;
        Optional<Source> found = source(one, named);
        if (found.isPresent()) {
            Source source = found.get();
            for (String sentence : Sentences.of(source.passage().text())) {
                if (sentence.length() >= SHORTEST) {
                    judge(new ClaimCase.Sentence("verbatim", sentence, true), source, grammar, findings);
                }
            }
            one.sentences().forEach(sentence -> judge(sentence, source, grammar, findings));
        }
        return new Sample(one.id(), named, findings.values(), List.of(), null, findings.misses());
    }

    private Optional<Source> source(ClaimCase one, String named) {
        if (one.passage() != null) {
            return Optional.of(inline(one, named, one.passage()));
        }
        return retriever.retrieve(new Retriever.Query(Asking.SITE, named, one.asOf(), Set.of(), SHOWN)).items().stream()
                .filter(item -> item.passage().title().equals(one.law())
                        && Objects.equals(one.article(), item.passage().article()))
                .findFirst()
                .map(item -> new Source(1, item.passage(), item.validity()));
    }

    /** A passage that is in no knowledge base: made up for the set, or a guide as it stood when the set was written. */
    private static Source inline(ClaimCase one, String named, String text) {
        UUID id = UUID.nameUUIDFromBytes(one.id().getBytes(StandardCharsets.UTF_8));
        DocumentKind kind = one.article() == null ? DocumentKind.GUIDE : DocumentKind.DEPARTMENT_RULE;
        Passage passage = new Passage(
                id,
                id,
                id,
                Asking.SITE,
                kind,
                one.law(),
                null,
                "",
                "",
                named,
                one.article(),
                List.of(),
                text,
                "",
                0,
                one.asOf(),
                null);
        return new Source(1, passage, new Validity(Validity.Status.IN_FORCE, one.asOf(), null, null, null));
    }

    private void judge(ClaimCase.Sentence sentence, Source source, ReferenceGrammar grammar, Findings findings) {
        // A verifier compares few sentences by meaning in a turn: here each sentence is a turn.
        boolean supported = verifiers.of(grammar).judge(sentence.text(), List.of(source), "") == Verdict.SUPPORTED;
        boolean right = supported == sentence.isTrue();
        String key = Measure.CLAIM.key(sentence.isTrue() ? sentence.kind() : "false:" + sentence.kind());
        findings.add(key, Value.of(right));
        if (!sentence.isTrue()) {
            findings.add(Measure.CLAIM.key("false"), Value.of(right));
        }
        if (!right) {
            findings.miss(
                    key,
                    sentence.text(),
                    List.of(sentence.isTrue() ? "SUPPORTED" : "UNSUPPORTED"),
                    List.of(source.passage().text()));
        }
    }
}
