package cn.quanzhi.consultation;

import cn.quanzhi.answering.Answer;
import cn.quanzhi.answering.HandOverReason;
import cn.quanzhi.consultation.ConsultationView.Author;
import cn.quanzhi.consultation.ConsultationView.State;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Ids;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a visitor can do in a consultation: ask, stop, ask again, judge. Each runs in the caller's transaction. */
@Component
class Conversation {

    private static final int MAX_TEXT = 4_000;
    private static final String RATE = """
            insert into consultation_feedback (answer_id, site_id, rating, reason, comment, given_at)
            values (:answer, :site, :rating, :reason, :comment, now())
            on conflict (answer_id) do update set rating = excluded.rating, reason = excluded.reason,
              comment = excluded.comment, given_at = excluded.given_at
            """;
    private static final String REOPEN = """
            update consultation set state = 'AI', ticket_number = null, ticket_state = null, ticket_queue_position = null,
              ticket_due_at = null, ticket_wait_minutes = null
            where id = :id
            """;
    private static final int MOST_DISLIKED = 2;
    private static final String DISLIKED = """
            select count(*) from consultation_feedback f
            join consultation_answer a on a.site_id = f.site_id and a.id = f.answer_id
            join consultation c on c.site_id = a.site_id and c.id = a.consultation_id
            where c.id = :id and f.rating = 'DOWN' and (c.wished_at is null or f.given_at > c.wished_at)
            """;

    private final Consultations consultations;
    private final Answers answers;
    private final AnswerRunner runner;
    private final RunningAnswers running;
    private final ConsultationEvents events;
    private final Wishes wishes;
    private final ApplicationEventPublisher publisher;
    private final JdbcClient jdbc;

    Conversation(
            Consultations consultations,
            Answers answers,
            AnswerRunner runner,
            RunningAnswers running,
            ConsultationEvents events,
            Wishes wishes,
            ApplicationEventPublisher publisher,
            JdbcClient jdbc) {
        this.consultations = consultations;
        this.answers = answers;
        this.runner = runner;
        this.running = running;
        this.events = events;
        this.wishes = wishes;
        this.publisher = publisher;
        this.jdbc = jdbc;
    }

    /** The question's message and the answer that it will get; no answer while a person holds the consultation. */
    record Posted(UUID messageId, @Nullable UUID answerId) {}

    record Retried(UUID answerId) {}

    /** The question's text as it is kept, or the problem with it. */
    static String checked(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new ProblemException(
                    Problem.TEXT_EMPTY, null, List.of(new ProblemException.FieldProblem("text", "请先写下您的问题")));
        }
        if (text.length() > MAX_TEXT) {
            throw new ProblemException(
                    Problem.TEXT_TOO_LONG,
                    "一次最多 4000 字，请分几次发送",
                    List.of(new ProblemException.FieldProblem("text", "最多 4000 字")));
        }
        String clean = Words.clean("text", text);
        if (clean.isEmpty()) {
            throw new ProblemException(Problem.TEXT_EMPTY);
        }
        return clean;
    }

    Posted ask(Caller caller, UUID id, Requests.Post post) {
        String text = checked(post.text());
        if (post.attachmentIds() != null && !post.attachmentIds().isEmpty()) {
            throw new ProblemException("attachmentIds", "没有这个附件"); // none can be uploaded yet
        }
        LocalDate asOf = post.asOf();
        consultations.accessibleTo(caller, id);
        Consultations.Row consultation = consultations.lock(id);
        if (consultation.state() == State.CLOSED) {
            jdbc.sql(REOPEN).param("id", id).update();
            events.append(consultation.site(), id, "consultation.state", ConsultationView.stateOf(State.AI, null));
        }
        var question =
                consultations.say(consultation, Author.VISITOR, text, new Consultations.Question(null, asOf), null);
        if (heardByAPerson(consultation, question.messageId())) {
            return new Posted(question.messageId(), null);
        }
        UUID answer = Ids.next();
        var view = new ConsultationView.AnswerView(
                answer,
                null,
                Answer.Status.RUNNING,
                "",
                List.of(),
                List.of(),
                false,
                null,
                null,
                true,
                asOf,
                List.of());
        var reply = consultations.say(
                consultation, Author.AI, "", new Consultations.Question(question.messageId(), null), view);
        answers.insert(answer, id, consultation.site(), reply.messageId(), question.messageId());
        runner.begin(answer);
        return new Posted(question.messageId(), answer);
    }

    /** Lets the desk hear it, which may take the ticket up again; then says whether a person speaks now. */
    private boolean heardByAPerson(Consultations.Row consultation, UUID message) {
        if (consultation.ticketNumber() == null || consultation.state() == State.CLOSED) {
            return false;
        }
        publisher.publishEvent(
                new EnterpriseSpoke(consultation.site(), consultation.id(), consultation.ticketNumber(), message));
        return consultations.lock(consultation.id()).state() == State.EXPERT;
    }

    Retried retry(Caller caller, UUID id, UUID answerId) {
        consultations.accessibleTo(caller, id);
        Consultations.Row consultation = consultations.lock(id);
        Answers.Row before = answer(consultation, answerId);
        if (consultation.state() == State.EXPERT) {
            throw new ProblemException(Problem.EXPERT_HOLDS);
        }
        if (answers.of(id).stream().anyMatch(row -> row.status() == Answer.Status.RUNNING)) {
            throw new ProblemException(Problem.ANSWER_RUNNING);
        }
        UUID another = Ids.next();
        answers.insert(another, id, consultation.site(), before.message(), before.question());
        runner.begin(another);
        return new Retried(another);
    }

    void stop(Caller caller, UUID id, UUID answerId) {
        Consultations.Row consultation = consultations.accessibleTo(caller, id);
        Answers.Row answer = answer(consultation, answerId);
        if (answer.status() == Answer.Status.RUNNING) {
            answers.requestStop(answerId);
            running.cancel(answerId);
        }
    }

    void rate(Caller caller, UUID id, UUID answerId, Requests.Feedback feedback) {
        Consultations.Row consultation = consultations.accessibleTo(caller, id);
        answer(consultation, answerId);
        jdbc.sql(RATE)
                .param("answer", answerId)
                .param("site", consultation.site())
                .param("rating", feedback.given().name())
                .param("reason", feedback.cleanReason())
                .param("comment", feedback.cleanComment())
                .update();
        if (feedback.given() == Requests.Rating.DOWN) {
            helpWhereNothingHelped(id);
        }
    }

    /** Two answers that were no use are enough: a person is asked for, while the AI goes on. */
    private void helpWhereNothingHelped(UUID id) {
        Consultations.Row consultation = consultations.lock(id);
        boolean alone = consultation.state() == State.AI || consultation.state() == State.CLOSED;
        if (alone && jdbc.sql(DISLIKED).param("id", id).query(Long.class).single() >= MOST_DISLIKED) {
            wishes.wish(id, HandOverReason.DISLIKED, null);
        }
    }

    private Answers.Row answer(Consultations.Row consultation, UUID id) {
        return answers.find(consultation.site(), consultation.id(), id)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }
}
