package cn.quanzhi.consultation;

import cn.quanzhi.answering.HandOverReason;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Directory;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.platform.feed.Feed;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The parts of the module that the desk works on, on a real database and without a container. */
public final class ConsultationRig {

    private final Transactions transactions;
    private final Consultations consultations;
    private final Wishes wishes;
    private final HandOver handOver;
    private final CaseFiles files;

    public ConsultationRig(
            JdbcClient jdbc,
            Transactions transactions,
            JsonMapper json,
            Feed feed,
            Directory directory,
            ApplicationEventPublisher told) {
        this.transactions = transactions;
        ConsultationSettings settings = new ConsultationSettings(
                Duration.ofSeconds(4), Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 30, 10_000);
        Answers answers = new Answers(jdbc, json);
        Messages messages = new Messages(jdbc, json, answers, directory);
        ConsultationEvents events = new ConsultationEvents(jdbc, json, feed);
        consultations = new Consultations(jdbc, messages, events);
        wishes = new Wishes(jdbc, consultations, events, directory, told, Clock.systemUTC());
        AnswerOutcomes outcomes = new AnswerOutcomes(transactions, answers, consultations, events, wishes);
        RunningAnswers running = new RunningAnswers(answers, outcomes, transactions, feed, json, settings);
        handOver = new HandOver(
                jdbc, json, consultations, messages, events, new Takeover(jdbc, json, answers, running, events), feed);
        files = new CaseFiles(jdbc, consultations, messages, answers);
    }

    public HandOver handOver() {
        return handOver;
    }

    public CaseFiles files() {
        return files;
    }

    /** Opens a consultation whose enterprise asks for a person; gives the ticket's number. */
    public String wished(Caller.Visitor visitor) {
        return transactions.in(Scope.site(visitor.site()), () -> {
            UUID id = consultations.open(visitor, null).id();
            return wishes.wish(id, HandOverReason.WISH, "想问专家").ticket().number();
        });
    }

    public String stateOf(UUID consultation) {
        return consultations.find(consultation).orElseThrow().state().name();
    }
}
