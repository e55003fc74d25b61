package cn.quanzhi.consultation;

import cn.quanzhi.answering.Answer;
import cn.quanzhi.answering.Citation;
import cn.quanzhi.answering.Claim;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Silences the AI when a person takes over: what runs or waits ends in the same transaction, and of what was said the
 * judged sentences stay. The attempt's number moves on, so that whichever node still writes finds its lease lost.
 */
@Component
class Takeover {

    private static final String STOP = """
            update consultation_answer set status = 'STOPPED', action = coalesce(action, 'ANSWER'), text = :text,
              citations = cast(:citations as jsonb), claims = cast(:claims as jsonb), stage = null, lease_owner = null,
              lease_until = null, attempt = attempt + 1, completed_at = now()
            where id = :id and status = 'RUNNING'
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Answers answers;
    private final RunningAnswers running;
    private final ConsultationEvents events;

    Takeover(JdbcClient jdbc, JsonMapper json, Answers answers, RunningAnswers running, ConsultationEvents events) {
        this.jdbc = jdbc;
        this.json = json;
        this.answers = answers;
        this.running = running;
        this.events = events;
    }

    /** Ends every answer of the consultation; runs under its lock. */
    void silence(Consultations.Row consultation) {
        answers.of(consultation.id()).stream()
                .filter(row -> row.status() == Answer.Status.RUNNING)
                .forEach(this::end);
    }

    private void end(Answers.Row row) {
        RunningAnswer.Said said = running.moment(row.id())
                .map(RunningAnswers.Moment::said)
                .orElseGet(() -> new RunningAnswer.Said(row.stage(), row.text(), row.citations(), row.claims()));
        int judged = said.claims().stream().mapToInt(Claim::end).max().orElse(0);
        String text = said.text().substring(0, Math.min(judged, said.text().length()));
        List<Citation> citations = said.citations().stream()
                .filter(citation -> text.contains("[" + citation.number() + "]"))
                .toList();
        int stopped = jdbc.sql(STOP)
                .param("text", text)
                .param("citations", json.writeValueAsString(citations))
                .param("claims", json.writeValueAsString(said.claims()))
                .param("id", row.id())
                .update();
        if (stopped == 0) {
            return;
        }
        Answers.Row done =
                answers.find(row.site(), row.consultation(), row.id()).orElseThrow();
        long seq = events.append(row.site(), row.consultation(), "answer.completed", Map.of("answer", done.view()));
        answers.ended(row.id(), seq);
        cancelAfterCommit(row.id());
    }

    private void cancelAfterCommit(UUID answer) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                running.cancel(answer);
            }
        });
    }
}
