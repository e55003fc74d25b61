package cn.quanzhi.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.TestPostgres;
import cn.quanzhi.consultation.HandOver;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Fifty experts on two nodes go for the same tickets. {@code -Dquanzhi.race.tickets=10000} is the full size, {@code
 * -Dquanzhi.race.seed=} repeats a run.
 */
class DeskRaceTest {

    private static final int TICKETS = Integer.getInteger("quanzhi.race.tickets", 1_000);
    private static final int EXPERTS = Integer.getInteger("quanzhi.race.experts", 50);
    private static final long SEED = Long.getLong("quanzhi.race.seed", System.nanoTime());
    private static final int RIVALS = 4;
    private static final List<HikariDataSource> POOLS = new ArrayList<>();

    private final AtomicInteger doubleClaims = new AtomicInteger();
    private final AtomicInteger losses = new AtomicInteger();
    private final Map<UUID, UUID> holders = new ConcurrentHashMap<>();
    private final Set<UUID> handedOn = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void connect() {
        for (int node = 0; node < 2; node++) {
            HikariDataSource pool = new HikariDataSource();
            pool.setDataSource(TestPostgres.dataSource());
            pool.setMaximumPoolSize(10);
            pool.setConnectionTimeout(60_000);
            POOLS.add(pool);
        }
    }

    @AfterAll
    static void disconnect() {
        POOLS.forEach(HikariDataSource::close);
    }

    private record Expert(DeskRig desk, Caller.Staff staff, Random random) {}

    @Test
    void givesEachTicketToOneExpertAndLosesNone() {
        List<DeskRig> nodes = POOLS.stream().map(DeskRig::new).toList();
        List<UUID> tickets = wish(nodes);
        List<Expert> experts = IntStream.range(0, EXPERTS)
                .mapToObj(i ->
                        new Expert(nodes.get(i % 2), nodes.get(i % 2).identity.expert("专家" + i), new Random(SEED + i)))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            experts.forEach(expert -> threads.submit(() -> work(expert, experts, tickets)));
        }
        assertThat(failures).as("seed %s", SEED).isEmpty();
        assertThat(doubleClaims).as("seed %s", SEED).hasValue(0);
        assertThat(losses.get()).as("how often somebody else was first").isPositive();
        DeskRig desk = nodes.getFirst();
        for (UUID id : tickets) {
            Ticket ticket = desk.tickets.find(id).orElseThrow();
            assertThat(ticket.state()).as("seed %s", SEED).isEqualTo(TicketState.CLOSED);
            assertThat(desk.consultation.stateOf(ticket.consultation())).isEqualTo("CLOSED");
            assertReplays(ticket, desk.history.of(id));
        }
        System.out.printf(
                "race: %d tickets, %d experts, %d lost claims, seed %d%n", TICKETS, EXPERTS, losses.get(), SEED);
    }

    private static List<UUID> wish(List<DeskRig> nodes) {
        List<UUID> tickets = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<java.util.concurrent.Future<UUID>> made = IntStream.range(0, TICKETS)
                    .mapToObj(
                            i -> threads.submit(() -> nodes.get(i % 2).wished().id()))
                    .toList();
            for (var one : made) {
                tickets.add(one.get());
            }
        } catch (java.util.concurrent.ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return tickets;
    }

    /** Goes through its share of the tickets, which several others go through at the same time. */
    private void work(Expert expert, List<Expert> all, List<UUID> tickets) {
        int share = all.indexOf(expert) / RIVALS;
        int shares = (all.size() + RIVALS - 1) / RIVALS;
        for (int round = 0; round < 2; round++) {
            for (int i = share; i < tickets.size(); i += shares) {
                try {
                    UUID ticket = tickets.get(i);
                    if (claim(expert, ticket)) {
                        handle(expert, all, ticket, round == 1);
                    }
                } catch (ProblemException | IllegalStateException e) {
                    failures.add(e);
                }
            }
        }
    }

    private boolean claim(Expert expert, UUID ticket) {
        try {
            expert.desk().in(() -> expert.desk().assignments.claim(expert.staff(), ticket));
        } catch (ProblemException e) {
            if (e.problem() != Problem.TICKET_ALREADY_CLAIMED && e.problem() != Problem.CONFLICT) {
                throw e;
            }
            losses.incrementAndGet();
            return false;
        }
        if (handedOn.contains(ticket)) {
            return false; // it was given to this expert, and whoever gave it plays that part
        }
        UUID self = expert.staff().accountId();
        UUID other = holders.put(ticket, self);
        if (other != null && !other.equals(self)) {
            doubleClaims.incrementAndGet();
        }
        return true;
    }

    /** Gives some back in the first round, and ends all others in one way or the other. */
    private void handle(Expert expert, List<Expert> all, UUID ticket, boolean last) {
        DeskRig desk = expert.desk();
        Caller.Staff staff = expert.staff();
        int choice = expert.random().nextInt(10);
        if (choice < 2 && !last) {
            holders.remove(ticket);
            desk.in(() -> desk.assignments.release(staff, ticket));
        } else if (choice < 3) {
            holders.remove(ticket);
            desk.in(() -> desk.closing.reject(staff, ticket, Closing.Refusal.OUT_OF_SCOPE, null));
        } else if (choice < 4) {
            Expert next = all.get(expert.random().nextInt(all.size()));
            handedOn.add(ticket);
            holders.put(ticket, next.staff().accountId());
            desk.in(() -> desk.assignments.transfer(staff, ticket, next.staff().accountId(), null, "请接手"));
            solve(next, ticket);
        } else {
            solve(expert, ticket);
        }
    }

    private void solve(Expert expert, UUID ticket) {
        DeskRig desk = expert.desk();
        HandOver.Said said = new HandOver.Said("请按指南办理。", expert.staff().displayName());
        desk.in(() -> desk.replies.send(expert.staff(), ticket, said));
        desk.in(() -> desk.closing.resolve(expert.staff(), ticket, "已答复"));
        holders.remove(ticket);
        desk.in(() -> {
            desk.visits.satisfied(ticket, new Visits.Visitor(null), "已解决，满意度 5");
            return ticket;
        });
    }

    /** The history has no gap and no step that isn't one, and ends where the ticket stands. */
    private static void assertReplays(Ticket ticket, List<TicketEvent> events) {
        TicketState state = null;
        int seq = 0;
        for (TicketEvent event : events) {
            assertThat(event.seq()).isEqualTo(++seq);
            assertThat(event.from()).isEqualTo(state);
            assertThat(event.step().from(state)).contains(event.to());
            state = event.to();
        }
        assertThat(state).isEqualTo(ticket.state());
        assertThat(seq).isEqualTo(ticket.version());
        assertThat(events.getLast().assignee()).isEqualTo(ticket.assignee());
    }
}
