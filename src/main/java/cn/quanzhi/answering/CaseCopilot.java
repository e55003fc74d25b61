package cn.quanzhi.answering;

import cn.quanzhi.answering.citation.ClaimVerifier;
import cn.quanzhi.answering.citation.Sentences;
import cn.quanzhi.answering.citation.Source;
import cn.quanzhi.answering.intent.Intent;
import cn.quanzhi.knowledge.Titles;
import cn.quanzhi.retrieval.Retriever;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The way of an answer without its gate: what a person asked for is always searched for and written about. */
@Component
class CaseCopilot implements Copilot {

    private static final int PASSAGES = 5;
    private static final Set<Intent> NO_QUESTION = Set.of(Intent.WISH_FOR_PERSON, Intent.SMALL_TALK);

    private final Understanding understanding;
    private final Retriever retriever;
    private final Writing writing;
    private final Titles titles;
    private final AnsweringSettings settings;

    CaseCopilot(
            Understanding understanding,
            Retriever retriever,
            Writing writing,
            Titles titles,
            AnsweringSettings settings) {
        this.understanding = understanding;
        this.retriever = retriever;
        this.writing = writing;
        this.titles = titles;
        this.settings = settings;
    }

    @Override
    public boolean isReady() {
        return retriever.isReady();
    }

    @Override
    public List<String> grave(String text) {
        return Sentences.of(text).stream().filter(GraveWords::isIn).toList();
    }

    @Override
    public Evidence evidence(String site, List<Answerer.Turn> turns) {
        Optional<Question> question = question(site, turns);
        if (question.isEmpty()) {
            return new Evidence("", List.of(), List.of());
        }
        List<Citation> passages = new ArrayList<>();
        for (Retriever.Found found : search(question.get()).items()) {
            if (passages.size() < PASSAGES) {
                passages.add(new Source(passages.size() + 1, found.passage(), found.validity())
                        .cite(question.get().standalone()));
            }
        }
        return new Evidence(question.get().standalone(), question.get().readings(), passages);
    }

    @Override
    public Draft draft(String site, List<Answerer.Turn> turns) {
        Optional<Question> question = question(site, turns);
        if (question.isEmpty()) {
            return new Draft("", List.of(), List.of(), List.of());
        }
        ClaimVerifier verifier = new ClaimVerifier(titles.grammar(site));
        return Optional.of(search(question.get()))
                .filter(evidence -> !evidence.items().isEmpty())
                .flatMap(evidence ->
                        writing.write(question.get(), evidence, verifier, Writing.Manner.ANSWER, Unheard.INSTANCE))
                .map(CaseCopilot::draft)
                .orElseGet(() -> new Draft("", List.of(), List.of(), List.of()));
    }

    private static Draft draft(Answer answer) {
        List<Claim> confirm = answer.claims().stream()
                .filter(claim -> claim.verdict() != Claim.Verdict.UNSUPPORTED)
                .filter(claim -> GraveWords.isIn(answer.text().substring(claim.start(), claim.end())))
                .toList();
        return new Draft(answer.text(), answer.citations(), answer.claims(), confirm);
    }

    /** The last thing that the enterprise asked; a wish for a person asks nothing. */
    private Optional<Question> question(String site, List<Answerer.Turn> turns) {
        Optional<Question> last = Optional.empty();
        for (int i = turns.size() - 1; i >= 0; i--) {
            if (turns.get(i).fromVisitor()) {
                Question question = understanding.of(new Answerer.Request(
                        site, turns.subList(0, i), turns.get(i).text(), null));
                if (!NO_QUESTION.contains(question.intent())) {
                    return Optional.of(question);
                }
                last = last.isPresent() ? last : Optional.of(question);
            }
        }
        return last;
    }

    private Retriever.Evidence search(Question question) {
        return retriever.retrieve(question.readings().stream()
                .map(text -> new Retriever.Query(
                        question.site(), text, question.asOf(), Set.of(), settings.passages(), null))
                .toList());
    }

    /** Nobody listens while a draft is written: the expert gets it whole. */
    private enum Unheard implements Answerer.Observer {
        INSTANCE;

        @Override
        public void stage(Answerer.Stage stage) {}

        @Override
        public void delta(int offset, String text) {}

        @Override
        public void claim(Claim claim) {}

        @Override
        public void citation(Citation citation) {}

        @Override
        public void reset() {}

        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
