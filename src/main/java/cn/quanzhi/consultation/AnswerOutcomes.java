package cn.quanzhi.consultation;

import cn.quanzhi.answering.Answer;
import cn.quanzhi.answering.HandOverReason;
import cn.quanzhi.consultation.ConsultationView.State;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The lasting steps of an answer: begun or begun again, completed, failed. Each is fenced by the attempt. */
@Component
class AnswerOutcomes {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerOutcomes.class);

    private final Transactions transactions;
    private final Answers answers;
    private final Consultations consultations;
    private final ConsultationEvents events;
    private final Wishes wishes;

    AnswerOutcomes(
            Transactions transactions,
            Answers answers,
            Consultations consultations,
            ConsultationEvents events,
            Wishes wishes) {
        this.transactions = transactions;
        this.answers = answers;
        this.consultations = consultations;
        this.events = events;
        this.wishes = wishes;
    }

    /** Begins the attempt; gives its event's number, or nothing where another node has taken the answer. */
    Optional<Long> begin(Answers.Row row) {
        return transactions.in(Scope.site(row.site()), () -> beginHere(row));
    }

    /** Begins the attempt in the caller's transaction. */
    Optional<Long> beginHere(Answers.Row row) {
        boolean again = row.baseSeq() > 0;
        Object data = again ? Map.of("answerId", row.id()) : Map.of("answerId", row.id(), "messageId", row.message());
        long base = events.append(row.site(), row.consultation(), again ? "answer.reset" : "answer.started", data);
        return answers.begin(row, base) ? Optional.of(base) : lost();
    }

    /** What was said is void, the same attempt starts again. */
    Optional<Long> reset(Answers.Row row) {
        return transactions.in(Scope.site(row.site()), () -> {
            long base = events.append(row.site(), row.consultation(), "answer.reset", Map.of("answerId", row.id()));
            return answers.begin(row, base) ? Optional.of(base) : lost();
        });
    }

    void complete(Answers.Row row, Answer answer) {
        transactions.run(Scope.site(row.site()), () -> {
            Consultations.Row consultation = consultations.lock(row.consultation());
            if (answer.isHandedOver()
                    && answer.status() != Answer.Status.STOPPED
                    && consultation.state() != State.EXPERT) {
                wishes.wish(row.consultation(), HandOverReason.of(answer.reason()), answer.reason());
            }
            if (!answers.complete(row, answer)) {
                lost();
                return;
            }
            Answers.Row done =
                    answers.find(row.site(), row.consultation(), row.id()).orElseThrow();
            long seq = events.append(row.site(), row.consultation(), "answer.completed", Map.of("answer", done.view()));
            answers.ended(row.id(), seq);
        });
    }

    void fail(Answers.Row row) {
        transactions.run(Scope.site(row.site()), () -> {
            consultations.lock(row.consultation());
            if (answers.fail(row).orElse(false)) {
                Map<String, Object> data = Map.of("answerId", row.id(), "code", "INTERNAL_ERROR", "retryable", true);
                answers.ended(row.id(), events.append(row.site(), row.consultation(), "answer.failed", data));
            }
        });
    }

    /** Rolls back what this attempt wrote: its lease is another node's now. */
    private static <T> Optional<T> lost() {
        LOG.info("an answer's lease was lost to another node");
        throw new LeaseLost();
    }
}
