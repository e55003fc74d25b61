package cn.quanzhi.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.TestPostgres;
import cn.quanzhi.identity.Caller;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Capacity limits what is assigned, never what is claimed. */
class AutomaticAssignmentTest {

    private static final int CAPACITY = 2;
    private static final String QUEUE = "AUTOMATIC";

    private final HikariDataSource pool = new HikariDataSource();
    private DeskRig desk;
    private AutomaticAssignment automatic;
    private Caller.Staff expert;

    @BeforeEach
    void setUp() {
        pool.setDataSource(TestPostgres.dataSource());
        pool.setMaximumPoolSize(2);
        desk = new DeskRig(pool);
        automatic = desk.automatic(new EscalationSettings(CAPACITY, Duration.ZERO, Duration.ZERO, 1));
        expert = desk.identity.expert("专家甲");
        desk.in(() -> {
            desk.queues.put("demo", new Queues.Queue(QUEUE, "自动", List.of(), true, null));
            return QUEUE;
        });
    }

    @AfterEach
    void disconnect() {
        desk.jdbc
                .sql("delete from escalation_queue where queue = :queue")
                .param("queue", QUEUE)
                .update();
        pool.close();
    }

    @Test
    void givesToWhoIsOnlineUpToTheCapacityAndLetsClaimBeyondIt() {
        List<UUID> waiting =
                Stream.generate(this::inTheQueue).limit(CAPACITY + 1L).toList();
        automatic.assign();
        assertThat(desk.tickets.heldBy(expert.accountId())).isEmpty();

        desk.presence.say(expert, Presence.State.ONLINE, null);
        automatic.assign();
        automatic.assign();
        assertThat(desk.tickets.heldBy(expert.accountId()).stream().map(Ticket::id))
                .containsExactlyElementsOf(waiting.subList(0, CAPACITY));
        UUID last = waiting.getLast();
        assertThat(desk.tickets.find(last).orElseThrow().shown()).isEqualTo(TicketState.Shown.OPEN);
        desk.in(() -> desk.assignments.claim(expert, last));
        assertThat(desk.tickets.heldBy(expert.accountId())).hasSize(CAPACITY + 1);
    }

    @Test
    void givesNoMoreThanTheQueueMayHaveInHandHoweverManyNodesAssign() throws Exception {
        desk.in(() -> {
            desk.queues.put("demo", new Queues.Queue(QUEUE, "自动", List.of(), true, 1));
            return QUEUE;
        });
        List<UUID> waiting =
                Stream.generate(this::inTheQueue).limit(CAPACITY + 1L).toList();
        desk.presence.say(expert, Presence.State.ONLINE, null);
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            nodes.invokeAll(Collections.nCopies(4, Executors.callable(automatic::assign)));
        }
        assertThat(desk.tickets.heldBy(expert.accountId()).stream().map(Ticket::id))
                .containsExactly(waiting.getFirst());
        desk.in(() -> desk.assignments.claim(expert, waiting.getLast()));
        assertThat(desk.tickets.heldBy(expert.accountId()))
                .as("whoever claims may hold more")
                .hasSize(2);
        for (UUID mine : List.of(waiting.getFirst(), waiting.getLast())) {
            desk.in(() -> desk.assignments.transfer(expert, mine, null, Ticket.GENERAL, null));
        }
        automatic.assign();
        assertThat(desk.tickets.heldBy(expert.accountId()).stream().map(Ticket::id))
                .as("the next one, as soon as there is room")
                .containsExactly(waiting.get(1));
    }

    private UUID inTheQueue() {
        UUID id = desk.wished().id();
        Caller.Staff colleague = desk.identity.expert("专家乙");
        desk.in(() -> desk.assignments.claim(colleague, id));
        desk.in(() -> desk.assignments.transfer(colleague, id, null, QUEUE, null));
        return id;
    }
}
