package cn.quanzhi.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.quanzhi.TestPostgres;
import cn.quanzhi.kernel.ProblemException;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The life cycle is what its table says, in code and in the database. */
class TicketStepTest {

    private static final HikariDataSource POOL = pool();
    private static final DeskRig DESK = new DeskRig(POOL);

    private static HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(TestPostgres.dataSource());
        pool.setMaximumPoolSize(2);
        return pool;
    }

    @AfterAll
    static void disconnect() {
        POOL.close();
    }

    @Test
    void takesEachStepOfTheTableAndNoOther() {
        Ticket ticket = DESK.wished();
        for (TicketState state : TicketState.values()) {
            for (TicketStep step : TicketStep.values()) {
                put(ticket, state);
                Ticket before = DESK.tickets.find(ticket.id()).orElseThrow();
                int events = DESK.history.of(ticket.id()).size();
                Optional<TicketState> to = step.from(state);
                Change change = change(step, to);
                if (to.isPresent()) {
                    Ticket after = DESK.in(() -> DESK.tickets.apply(before, change));
                    TicketEvent event = DESK.history.of(ticket.id()).getLast();
                    assertThat(after.state()).as("%s from %s", step, state).isEqualTo(to.get());
                    assertThat(event.step()).isEqualTo(step);
                    assertThat(event.from()).isEqualTo(state);
                    assertThat(event.to()).isEqualTo(to.get());
                    assertThat(event.seq()).isEqualTo(after.version()).isEqualTo(before.version() + 1);
                } else {
                    assertThatThrownBy(() -> DESK.in(() -> DESK.tickets.apply(before, change)))
                            .as("%s from %s", step, state)
                            .isInstanceOf(ProblemException.class);
                    assertThat(DESK.tickets.find(ticket.id())).contains(before);
                    assertThat(DESK.history.of(ticket.id())).hasSize(events);
                }
            }
        }
    }

    private static Change change(TicketStep step, Optional<TicketState> to) {
        Change change = Change.of(step, Actor.SYSTEM).set(Change.Field.REPLIED, true);
        return to.filter(TicketState.CLOSED::equals).isPresent()
                ? change.set(Change.Field.OUTCOME, Outcome.ANSWERED.name())
                : change;
    }

    private static void put(Ticket ticket, TicketState state) {
        DESK.jdbc
                .sql("update escalation_ticket set state = :state, outcome = :outcome, replied = true where id = :id")
                .param("state", state.name())
                .param("outcome", state == TicketState.CLOSED ? "ANSWERED" : null)
                .param("id", ticket.id())
                .update();
    }

    @Test
    void refusesAStepFromWhatHasMovedOn() {
        Ticket seen = DESK.wished();
        DESK.in(() -> DESK.tickets.apply(seen, Change.of(TicketStep.NOTED, Actor.SYSTEM, "先到")));
        assertThatThrownBy(() -> DESK.in(() -> DESK.tickets.apply(seen, Change.of(TicketStep.NOTED, Actor.SYSTEM))))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void letsNoTicketCloseWithoutAReplyNotEvenByHand() {
        Ticket ticket = DESK.wished();
        assertThatThrownBy(() -> DESK.jdbc
                        .sql("update escalation_ticket set state = 'CLOSED', outcome = 'ANSWERED' where id = :id")
                        .param("id", ticket.id())
                        .update())
                .hasMessageContaining("escalation_ticket_check");
    }

    @Test
    void leadsFromEveryStateToTheEndAndFromTheEndNowhere() {
        for (TicketState state : TicketState.values()) {
            Set<TicketState> reached = reachedFrom(state);
            assertThat(reached).as("from %s", state).contains(TicketState.CLOSED);
        }
        assertThat(reachedFrom(TicketState.CLOSED)).containsExactly(TicketState.CLOSED);
        assertThat(reachedFrom(TicketState.RECEIVED)).isEqualTo(EnumSet.allOf(TicketState.class));
    }

    @Test
    void closesAnAnsweredCaseOnlyAfterAVisitAndAReview() {
        List<TicketStep> closing = Arrays.stream(TicketStep.values())
                .filter(step -> step.starts().stream()
                        .anyMatch(state ->
                                state != TicketState.CLOSED && step.from(state).orElseThrow() == TicketState.CLOSED))
                .toList();
        assertThat(closing)
                .containsExactlyInAnyOrder(
                        TicketStep.REVIEW_PASSED, TicketStep.MERGED, TicketStep.REFERRED, TicketStep.REJECTED);
        assertThat(TicketStep.REVIEW_PASSED.starts()).containsExactly(TicketState.IN_REVIEW);
    }

    private static Set<TicketState> reachedFrom(TicketState start) {
        Set<TicketState> reached = new HashSet<>(Set.of(start));
        boolean more = true;
        while (more) {
            Set<TicketState> next = new HashSet<>(reached);
            for (TicketStep step : TicketStep.values()) {
                reached.forEach(state -> step.from(state).ifPresent(next::add));
            }
            more = reached.addAll(next);
        }
        return reached;
    }
}
