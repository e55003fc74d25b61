package cn.quanzhi.answering;

import cn.quanzhi.answering.citation.CheckedText;
import cn.quanzhi.answering.citation.ClaimVerifier;
import cn.quanzhi.answering.citation.Source;
import cn.quanzhi.answering.intent.Intent;
import cn.quanzhi.kernel.PermanentFailure;
import cn.quanzhi.kernel.TransientFailure;
import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.Misconception;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.Passages;
import cn.quanzhi.knowledge.ReferenceGrammar;
import cn.quanzhi.knowledge.Titles;
import cn.quanzhi.knowledge.Validity;
import cn.quanzhi.model.ChatModels;
import cn.quanzhi.retrieval.Retriever;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One question's way: understand, retrieve, gate, compose, verify; or say that the evidence isn't enough. */
@Component
class StagedAnswerer implements Answerer {

    private static final Logger LOG = LoggerFactory.getLogger(StagedAnswerer.class);
    private static final int GUIDES = 2;

    private final Understanding understanding;
    private final Retriever retriever;
    private final Gate gate;
    private final Premises premises;
    private final ComingChange change;
    private final ModelComposer composer;
    private final ExtractiveComposer extracts;
    private final Passages passages;
    private final Titles titles;
    private final AnsweringSettings settings;

    StagedAnswerer(
            Understanding understanding,
            Retriever retriever,
            Gate gate,
            Premises premises,
            ComingChange change,
            ModelComposer composer,
            ExtractiveComposer extracts,
            Passages passages,
            Titles titles,
            AnsweringSettings settings) {
        this.understanding = understanding;
        this.retriever = retriever;
        this.gate = gate;
        this.premises = premises;
        this.change = change;
        this.composer = composer;
        this.extracts = extracts;
        this.passages = passages;
        this.titles = titles;
        this.settings = settings;
    }

    @Override
    public boolean isReady() {
        return retriever.isReady();
    }

    @Override
    public Understood understand(Request request) {
        Question question = understanding.of(request);
        return new Understood(
                question.readings(), question.asOf(), question.intent(), understanding.likelihood(question));
    }

    @Override
    public Answer answer(Request request, Observer observer) {
        observer.stage(Stage.UNDERSTANDING);
        Question question = understanding.of(request);
        Intent intent = question.intent();
        if (intent.isHandedOver()) {
            String words = HandOverWords.of(intent, question.asked());
            return own(question, Answer.Action.ESCALATE, words, HandOverWords.reason(intent), observer);
        }
        return switch (intent) {
            case SMALL_TALK -> own(question, Answer.Action.ANSWER, ServiceWords.greeting(question.asked()), observer);
            case PROMPT_ATTACK -> own(question, Answer.Action.REFUSE, ServiceWords.attack(question.asked()), observer);
            case HARMFUL -> own(question, Answer.Action.REFUSE, ServiceWords.harmful(question.asked()), observer);
            default -> consult(question, observer);
        };
    }

    private Answer consult(Question question, Observer observer) {
        observer.stage(Stage.RETRIEVING);
        Retriever.Evidence evidence = retriever.retrieve(queries(question));
        if (observer.cancelled()) {
            return stopped(question, observer);
        }
        Map<String, String> names = titles.names(question.site());
        ReferenceGrammar grammar = titles.grammar(question.site());
        Optional<Misconception> wrong = premises.wrongIn(question.asked(), question.vector());
        if (wrong.isPresent() && question.intent() == Intent.CONSULTATION) {
            Answer corrected = corrected(question, wrong.get(), grammar, observer);
            if (corrected != null) {
                return corrected;
            }
        }
        List<String> missing = MissingNames.in(question.asked(), grammar, Set.copyOf(names.values()), evidence);
        return switch (gate.decide(question.intent(), evidence, missing)) {
            case DECLINE -> own(question, Answer.Action.DECLINE, ScopeWords.decline(question.asked()), observer);
            case CLARIFY -> own(question, Answer.Action.CLARIFY, ScopeWords.clarify(question.asked()), observer);
            case ANSWER -> composed(question, evidence, new ClaimVerifier(grammar), Answer.Action.ANSWER, observer);
            default -> abstain(question, evidence, missing, observer);
        };
    }

    private List<Retriever.Query> queries(Question question) {
        return question.readings().stream()
                .map(text -> new Retriever.Query(
                        question.site(),
                        text,
                        question.asOf(),
                        Set.of(),
                        settings.passages(),
                        text.equals(question.standalone()) ? question.vector() : null))
                .toList();
    }

    /** The answer that begins with the premise; null where what it rests on is not in force here. */
    private @Nullable Answer corrected(
            Question question, Misconception wrong, ReferenceGrammar grammar, Observer observer) {
        StringBuilder sought = new StringBuilder(wrong.truth());
        wrong.basis()
                .forEach(article -> sought.append("《")
                        .append(article.law())
                        .append("》第")
                        .append(article.article().replaceFirst("-(\\d+)$", "条之$1"))
                        .append(article.article().contains("-") ? "" : "条"));
        Retriever.Evidence evidence = retriever.retrieve(new Retriever.Query(
                question.site(), sought.toString(), question.asOf(), Set.of(), settings.passages()));
        boolean rests = evidence.items().stream()
                .anyMatch(item -> item.exact() && item.validity().status() == Validity.Status.IN_FORCE);
        return rests
                ? composed(
                        question.about(wrong.truth()),
                        evidence,
                        new ClaimVerifier(grammar),
                        Answer.Action.CORRECT,
                        observer)
                : null;
    }

    private Answer composed(
            Question question,
            Retriever.Evidence evidence,
            ClaimVerifier verifier,
            Answer.Action action,
            Observer observer) {
        List<Source> sources = new ArrayList<>();
        for (Retriever.Found found : evidence.items()) {
            sources.add(new Source(sources.size() + 1, found.passage(), found.validity()));
        }
        observer.stage(Stage.COMPOSING);
        String preface = action == Answer.Action.CORRECT ? ServiceWords.correction(question.asked()) : "";
        Draft draft = draft(question, sources, verifier, preface, observer);
        if (draft.cancelled()) {
            draft.text().breakOff();
            return finished(question, draft, action, Answer.Status.STOPPED);
        }
        observer.stage(Stage.VERIFYING);
        draft = withChange(question, draft, sources);
        draft.text().finish();
        List<Source> standing = standing(question.site(), sources);
        if (standing.size() < sources.size()) {
            draft = rewritten(question, draft, standing, verifier, preface, observer);
        }
        return draft.text().holds()
                ? finished(question, draft, action, Answer.Status.COMPLETED)
                : abstain(question, evidence, List.of(), observer);
    }

    /** The draft with a line on what will change soon, where something that it cites will. */
    private Draft withChange(Question question, Draft draft, List<Source> sources) {
        List<Integer> numbers =
                draft.text().citations().stream().map(Citation::number).toList();
        List<Source> cited = sources.stream()
                .filter(source -> numbers.contains(source.number()))
                .toList();
        Optional<Source> coming = change.of(question, cited, sources.size() + 1);
        if (coming.isEmpty()) {
            return draft;
        }
        Source source = coming.get();
        sources.add(source);
        draft.text().admit(source);
        String line = "\n\n### 变化\n自" + source.passage().effectiveFrom() + "起改为：" + extracts.nearest(question, source);
        draft.text().piece(line);
        return new Draft(draft.text(), draft.model(), draft.cancelled(), draft.raw() + line);
    }

    /**
     * What was written, by which model (null: by none), and in which words.
     *
     * @param raw what was said, before anything was taken out
     */
    private record Draft(CheckedText text, @Nullable String model, boolean cancelled, String raw) {}

    private Draft draft(
            Question question, List<Source> sources, ClaimVerifier verifier, String preface, Observer observer) {
        if (composer.isConfigured()) {
            CheckedText text = new CheckedText(sources, verifier, question.standalone(), preface, observer);
            StringBuilder raw = new StringBuilder();
            try {
                ChatModels.Completion completion = composer.compose(
                        question,
                        sources,
                        piece -> {
                            raw.append(piece);
                            text.piece(piece);
                        },
                        observer,
                        () -> {
                            raw.setLength(0);
                            text.reset();
                            observer.reset();
                            observer.stage(Stage.COMPOSING);
                        });
                if (completion.end() == ChatModels.End.LENGTH) {
                    text.breakOff(); // half a sentence may say the contrary of the whole one
                }
                return new Draft(
                        text, completion.model(), completion.end() == ChatModels.End.CANCELLED, raw.toString());
            } catch (TransientFailure | PermanentFailure e) {
                LOG.warn("no chat model answered, so the answer is extractive: {}", e.getMessage());
                if (!text.text().isEmpty()) {
                    observer.reset();
                    observer.stage(Stage.COMPOSING);
                }
            }
        }
        CheckedText text = new CheckedText(sources, verifier, question.standalone(), preface, observer);
        String raw = extracts.compose(question, sources);
        text.piece(raw);
        return new Draft(text, null, observer.cancelled(), raw);
    }

    /** The sources whose text is still what was read: a withdrawal during the answer must not be cited. */
    private List<Source> standing(String site, List<Source> sources) {
        Map<UUID, Passage> now = passages.findAll(
                site,
                sources.stream().map(source -> source.passage().passageId()).collect(Collectors.toSet()));
        return sources.stream()
                .filter(source -> {
                    Passage passage = now.get(source.passage().passageId());
                    return passage != null
                            && passage.textHash().equals(source.passage().textHash());
                })
                .toList();
    }

    private Draft rewritten(
            Question question,
            Draft draft,
            List<Source> standing,
            ClaimVerifier verifier,
            String preface,
            Observer observer) {
        CheckedText text = new CheckedText(standing, verifier, question.standalone(), preface, observer);
        observer.delta(0, "");
        text.piece(draft.raw());
        text.finish();
        return new Draft(text, draft.model(), false, draft.raw());
    }

    private Answer finished(Question question, Draft draft, Answer.Action action, Answer.Status status) {
        boolean extractive = draft.model() == null;
        return new Answer(
                action,
                status,
                draft.text().text(),
                draft.text().citations(),
                draft.text().claims(),
                extractive,
                draft.model(),
                extractive ? null : composer.promptVersion(),
                question.asOf(),
                null);
    }

    private static Answer abstain(
            Question question, Retriever.Evidence evidence, List<String> missing, Observer observer) {
        List<String> guides = evidence.items().stream()
                .map(Retriever.Found::passage)
                .filter(passage -> passage.kind() == DocumentKind.GUIDE)
                .map(Passage::title)
                .distinct()
                .limit(GUIDES)
                .toList();
        return own(question, Answer.Action.ABSTAIN, ServiceWords.abstain(question, missing, guides), observer);
    }

    private static Answer stopped(Question question, Observer observer) {
        observer.delta(0, "");
        return new Answer(
                Answer.Action.ANSWER,
                Answer.Status.STOPPED,
                "",
                List.of(),
                List.of(),
                false,
                null,
                null,
                question.asOf(),
                null);
    }

    private static Answer own(Question question, Answer.Action action, String text, Observer observer) {
        return own(question, action, text, null, observer);
    }

    private static Answer own(
            Question question, Answer.Action action, String text, @Nullable String reason, Observer observer) {
        observer.delta(0, text);
        Answer.Status status = action == Answer.Action.ABSTAIN ? Answer.Status.ABSTAINED : Answer.Status.COMPLETED;
        return new Answer(action, status, text, List.of(), List.of(), false, null, null, question.asOf(), reason);
    }
}
