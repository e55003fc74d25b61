package cn.quanzhi.answering;

import cn.quanzhi.answering.citation.CheckedText;
import cn.quanzhi.answering.citation.ClaimVerifier;
import cn.quanzhi.answering.citation.Source;
import cn.quanzhi.kernel.PermanentFailure;
import cn.quanzhi.kernel.TransientFailure;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.Passages;
import cn.quanzhi.model.ChatModels;
import cn.quanzhi.retrieval.Retriever;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Composes and verifies: from evidence to an answer whose every sentence has been judged. */
@Component
class Writing {

    private static final Logger LOG = LoggerFactory.getLogger(Writing.class);

    private final ModelComposer composer;
    private final ExtractiveComposer extracts;
    private final ComingChange change;
    private final Passages passages;
    private final Suggestions suggestions;

    Writing(
            ModelComposer composer,
            ExtractiveComposer extracts,
            ComingChange change,
            Passages passages,
            Suggestions suggestions) {
        this.composer = composer;
        this.extracts = extracts;
        this.change = change;
        this.passages = passages;
        this.suggestions = suggestions;
    }

    /**
     * How an answer is written.
     *
     * @param preface what the service says first in its own name, or nothing
     * @param byModel whether a chat model may write it, where there is one
     * @param stated the first sentence, where the service knows it
     */
    record Manner(
            Answer.Action action,
            String preface,
            boolean byModel,
            @Nullable Stated stated) {

        static final Manner ANSWER = new Manner(Answer.Action.ANSWER, "", true, null);

        static Manner correcting(String preface) {
            return new Manner(Answer.Action.CORRECT, preface, true, null);
        }

        /** With something more to say in the service's own name. */
        Manner saying(String note) {
            return new Manner(action, preface + note, byModel, stated);
        }

        /** With this as its first sentence; judged like any other. */
        Manner stating(Stated first) {
            return new Manner(action, preface, byModel, first);
        }

        /** For whoever has no time: a model isn't waited for. */
        static Manner atOnce(String preface) {
            return new Manner(Answer.Action.ANSWER, preface, false, null);
        }
    }

    /** The written answer; nothing where no sentence of it is supported. */
    Optional<Answer> write(
            Question question,
            Retriever.Evidence evidence,
            ClaimVerifier verifier,
            Manner asked,
            Answerer.Observer observer) {
        List<Source> sources = new ArrayList<>();
        for (Retriever.Found found : evidence.items()) {
            sources.add(new Source(sources.size() + 1, found.passage(), found.validity()));
        }
        Manner manner = asked.saying(extracts.outOfForce(question, sources));
        observer.stage(Answerer.Stage.COMPOSING);
        Draft draft = draft(question, sources, verifier, manner, observer);
        if (draft.cancelled()) {
            draft.text().breakOff();
            return Optional.of(finished(question, draft, manner.action(), Answer.Status.STOPPED));
        }
        observer.stage(Answerer.Stage.VERIFYING);
        draft.text().finish();
        if (holds(question, draft)) {
            draft = explained(question, withChange(question, draft));
        }
        List<Source> standing = standing(question.site(), draft.sources());
        if (standing.size() < draft.sources().size()) {
            draft = rewritten(question, draft, standing, verifier, manner.preface(), observer);
        }
        if (!holds(question, draft)) {
            return Optional.empty();
        }
        Answer answer = finished(question, draft, manner.action(), Answer.Status.COMPLETED);
        return Optional.of(answer.suggesting(suggestions.of(question, evidence, answer.citations())));
    }

    /** What was judged, but for a text's first day: that rests on no article. */
    private static Stream<Claim> told(Draft draft) {
        String text = draft.text().text();
        return draft.text().claims().stream()
                .filter(claim -> !FirstDay.isSentence(text.substring(claim.start(), claim.end())));
    }

    /** Whether anything is answered: the first day of a text is an answer where nothing else is asked. */
    private boolean holds(Question question, Draft draft) {
        return told(draft).anyMatch(claim -> claim.verdict() == Claim.Verdict.SUPPORTED)
                || draft.text().holds() && extracts.firstDay(question).alone();
    }

    /** The draft with a line on what will change soon, where something that it cites will. */
    private Draft withChange(Question question, Draft draft) {
        Set<Integer> numbers =
                told(draft).flatMap(claim -> claim.numbers().stream()).collect(Collectors.toSet());
        List<Source> cited = draft.sources().stream()
                .filter(source -> numbers.contains(source.number()))
                .toList();
        return change.of(question, cited, draft.sources().size() + 1)
                .map(coming -> changed(question, draft, coming))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(draft);
    }

    /** An extract with why it is in Chinese, for who asks in English. */
    private static Draft explained(Question question, Draft draft) {
        String note = draft.model() == null ? FrameWords.of(question).quoting() : "";
        return note.isEmpty() ? draft : draft.going(note, draft.sources());
    }

    /** With a line on this one; nothing where what the new text says to the question is said already, or stays as it is. */
    private Optional<Draft> changed(Question question, Draft draft, ComingChange.Coming coming) {
        Source source = coming.source();
        Excerpts.Excerpt excerpt = extracts.nearest(question, source);
        String then = ExtractText.cited(excerpt.text(), source.number());
        if (coming.keeps(excerpt) || draft.text().text().contains(then.substring(0, then.indexOf('[')))) {
            return Optional.empty();
        }
        List<Source> sources = new ArrayList<>(draft.sources());
        sources.add(source);
        draft.text().admit(source);
        LocalDate from = Objects.requireNonNull(source.passage().effectiveFrom());
        String line = "\n\n" + FrameWords.of(question).change(from, coming.succeeds()) + then;
        return Optional.of(draft.going(line, sources));
    }

    /**
     * What was written, by which model (null: by none), and in which words.
     *
     * @param raw what was said, before anything was taken out
     */
    private record Draft(
            CheckedText text,
            List<Source> sources,
            @Nullable String model,
            boolean cancelled,
            String raw) {

        /** With more said, of these sources. */
        Draft going(String more, List<Source> all) {
            text.piece(more);
            text.finish();
            return new Draft(text, all, model, cancelled, raw + more);
        }
    }

    private Draft draft(
            Question question,
            List<Source> sources,
            ClaimVerifier verifier,
            Manner manner,
            Answerer.Observer observer) {
        String preface = manner.preface();
        Stated stated = manner.stated();
        if (manner.byModel()
                && composer.isConfigured()
                && !extracts.firstDay(question).alone()) {
            CheckedText text = new CheckedText(sources, verifier, question.standalone(), preface, observer);
            String opening = (stated == null ? "" : stated.in(sources))
                    + extracts.opening(question, sources).orElse("");
            StringBuilder raw = new StringBuilder(opening);
            text.piece(opening);
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
                            raw.setLength(opening.length());
                            text.reset();
                            observer.reset();
                            observer.stage(Answerer.Stage.COMPOSING);
                            text.piece(opening);
                        });
                if (completion.end() == ChatModels.End.LENGTH) {
                    text.breakOff(); // half a sentence may say the contrary of the whole one
                    raw.setLength(0);
                    raw.append(text.body());
                }
                return new Draft(
                        text,
                        sources,
                        completion.model(),
                        completion.end() == ChatModels.End.CANCELLED,
                        raw.toString());
            } catch (TransientFailure | PermanentFailure e) {
                LOG.warn("no chat model answered, so the answer is extractive: {}", e.getMessage());
                if (!text.text().isEmpty()) {
                    observer.reset();
                    observer.stage(Answerer.Stage.COMPOSING);
                }
            }
        }
        ExtractiveComposer.Extract alone = extracts.compose(question, sources);
        ExtractiveComposer.Extract extract = stated == null ? alone : stated.before(alone, sources);
        CheckedText text = new CheckedText(extract.sources(), verifier, question.standalone(), preface, observer);
        text.piece(extract.text());
        return new Draft(text, extract.sources(), null, observer.cancelled(), extract.text());
    }

    /** The sources that are still what was read, and in force as long: what was withdrawn meanwhile must not be cited. */
    private List<Source> standing(String site, List<Source> sources) {
        Map<UUID, Passage> now = passages.findAll(
                site,
                sources.stream().map(source -> source.passage().passageId()).collect(Collectors.toSet()));
        return sources.stream()
                .filter(source -> {
                    Passage passage = now.get(source.passage().passageId());
                    return passage != null && isSame(passage, source.passage());
                })
                .toList();
    }

    private static boolean isSame(Passage now, Passage read) {
        return now.textHash().equals(read.textHash())
                && now.text().equals(read.text())
                && Objects.equals(now.effectiveFrom(), read.effectiveFrom())
                && Objects.equals(now.effectiveTo(), read.effectiveTo());
    }

    private Draft rewritten(
            Question question,
            Draft draft,
            List<Source> standing,
            ClaimVerifier verifier,
            String preface,
            Answerer.Observer observer) {
        observer.delta(0, "");
        CheckedText text = new CheckedText(standing, verifier, question.standalone(), preface, observer);
        text.piece(draft.raw());
        text.finish();
        return new Draft(text, standing, draft.model(), false, draft.raw());
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
}
