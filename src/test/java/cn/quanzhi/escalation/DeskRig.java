package cn.quanzhi.escalation;

import cn.quanzhi.consultation.ConsultationRig;
import cn.quanzhi.consultation.EnterpriseSpoke;
import cn.quanzhi.consultation.PersonWished;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Directory;
import cn.quanzhi.identity.IdentityRig;
import cn.quanzhi.platform.database.DatabaseClock;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.platform.feed.Feed;
import cn.quanzhi.sla.ClockRig;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/** One node's desk on a real database, without a container: two of them on one database are two nodes. */
final class DeskRig {

    /** Delivers on this node, and to no other. */
    private static final class LocalFeed implements Feed {
        private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();

        @Override
        public void publish(String channel, String payload) {
            listeners.getOrDefault(channel, List.of()).forEach(listener -> listener.accept(payload));
        }

        @Override
        public Flux<String> subscribe(String channel) {
            return Flux.create(sink -> listeners
                    .computeIfAbsent(channel, name -> new CopyOnWriteArrayList<>())
                    .add(sink::next));
        }
    }

    final JdbcClient jdbc;
    final Transactions transactions;
    final Tickets tickets;
    final TicketHistory history;
    final Assignments assignments;
    final Replies replies;
    final Closing closing;
    final Visits visits;
    final ConsultationRig consultation;
    final IdentityRig identity;
    final Queues queues;
    final Presence presence;
    private final Directory directory;
    private final TicketSteps steps;
    private final Announcements announcements;
    private final TicketOpening opening;
    private final Waiting waiting;

    DeskRig(DataSource source) {
        jdbc = JdbcClient.create(source);
        transactions = new Transactions(new DataSourceTransactionManager(source), jdbc);
        JsonMapper json = JsonMapper.builder().build();
        Feed feed = new LocalFeed();
        identity = new IdentityRig(jdbc);
        directory = identity.directory();
        consultation = new ConsultationRig(jdbc, transactions, json, feed, directory, this::tell);
        ClockRig time = new ClockRig(jdbc, transactions, new DatabaseClock(jdbc), this::tell);
        TicketClocks clocks = new TicketClocks(time.clocks(), time.policies());
        QueuePositions positions = new QueuePositions(jdbc);
        DeskTickets views = new DeskTickets(jdbc, consultation.files(), directory, positions, clocks);
        DeskLog log = new DeskLog(jdbc, json, feed, views);
        tickets = new Tickets(jdbc, json);
        history = new TicketHistory(jdbc);
        steps = new TicketSteps(tickets, consultation.handOver(), log, positions, clocks);
        announcements = new Announcements(consultation.handOver(), consultation.files(), directory);
        presence = new Presence(feed, json, Clock.systemUTC());
        queues = new Queues(jdbc);
        assignments = new Assignments(tickets, steps, consultation.handOver(), announcements, directory, queues);
        replies = new Replies(history, steps, consultation.handOver(), consultation.files(), log);
        visits = new Visits(tickets, steps, announcements, directory);
        closing = new Closing(steps, replies, consultation.handOver(), announcements, this::tell);
        waiting = new Waiting(tickets, steps, replies, announcements, consultation.files(), directory, log, this::tell);
        opening = new TicketOpening(
                tickets, steps, consultation.handOver(), consultation.files(), log, queues, clocks, transactions);
    }

    /** What the container does with events, and what return visits do. */
    private void tell(Object event) {
        switch (event) {
            case PersonWished wished -> opening.open(wished);
            case EnterpriseSpoke spoke -> waiting.heard(spoke);
            case TicketResolved resolved -> visits.asked(resolved.ticketId());
            default -> {}
        }
    }

    /** A ticket of a new consultation. */
    Ticket wished() {
        Caller.Visitor visitor = identity.visitor();
        return tickets.byNumber(consultation.wished(visitor)).orElseThrow();
    }

    AutomaticAssignment automatic(EscalationSettings settings) {
        return new AutomaticAssignment(
                queues, tickets, steps, assignments, announcements, directory, presence, transactions, settings);
    }

    <T> T in(Supplier<T> work) {
        return transactions.in(Scope.site("demo"), work);
    }
}
