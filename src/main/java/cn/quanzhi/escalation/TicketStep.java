package cn.quanzhi.escalation;

import static cn.quanzhi.escalation.TicketState.AWAITING_ENTERPRISE;
import static cn.quanzhi.escalation.TicketState.CLOSED;
import static cn.quanzhi.escalation.TicketState.DISPATCHED;
import static cn.quanzhi.escalation.TicketState.IN_PROGRESS;
import static cn.quanzhi.escalation.TicketState.IN_REVIEW;
import static cn.quanzhi.escalation.TicketState.RECEIVED;
import static cn.quanzhi.escalation.TicketState.REPLIED;
import static cn.quanzhi.escalation.TicketState.RETURNED;
import static cn.quanzhi.escalation.TicketState.SIGNED;
import static cn.quanzhi.escalation.TicketState.SUPERVISED;
import static cn.quanzhi.escalation.TicketState.VISITING;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The life cycle: every edge that a ticket may take, under the event that it leaves behind. A remark is an event too; it
 * leaves the ticket where it is. Nothing else changes a ticket's state.
 */
enum TicketStep {
    /** 受理: the first event of every ticket. */
    OPENED(Map.of()),
    DISPATCHED_TO_QUEUE(Map.of(RECEIVED, DISPATCHED)),
    CLAIMED(to(SIGNED, RECEIVED, DISPATCHED, RETURNED, SUPERVISED)),
    RELEASED(to(DISPATCHED, SIGNED, IN_PROGRESS, AWAITING_ENTERPRISE, RETURNED, SUPERVISED)),
    /** Given to a person, who goes on waiting where somebody waited. */
    ASSIGNED(with(
            to(SIGNED, RECEIVED, DISPATCHED, SIGNED, IN_PROGRESS, RETURNED, SUPERVISED),
            AWAITING_ENTERPRISE,
            AWAITING_ENTERPRISE)),
    REQUEUED(to(DISPATCHED, RECEIVED, DISPATCHED, SIGNED, IN_PROGRESS, AWAITING_ENTERPRISE, RETURNED, SUPERVISED)),
    /** 派单错误: sent back to whoever dispatches, once. */
    MISROUTED(to(RECEIVED, SIGNED, IN_PROGRESS)),
    STARTED(to(IN_PROGRESS, SIGNED, RETURNED, SUPERVISED)),
    AWAITED(to(AWAITING_ENTERPRISE, SIGNED, IN_PROGRESS, RETURNED, SUPERVISED)),
    RESUMED(Map.of(AWAITING_ENTERPRISE, IN_PROGRESS)),
    RESOLVED(to(REPLIED, SIGNED, IN_PROGRESS, AWAITING_ENTERPRISE, RETURNED, SUPERVISED)),
    VISIT_ASKED(Map.of(REPLIED, VISITING)),
    VISIT_SATISFIED(Map.of(VISITING, IN_REVIEW)),
    /** Nobody could be reached; a person has tried. */
    VISIT_UNANSWERED(Map.of(VISITING, IN_REVIEW)),
    VISIT_DISSATISFIED(Map.of(VISITING, RETURNED)),
    /** Dissatisfied again. */
    SUPERVISION_ORDERED(Map.of(VISITING, SUPERVISED)),
    /** 督办 by a supervisor's hand; a case that waits for its enterprise goes on waiting, and its clocks go on. */
    SUPERVISION_PLACED(with(
            to(SUPERVISED, RECEIVED, DISPATCHED, SIGNED, IN_PROGRESS, RETURNED, SUPERVISED),
            AWAITING_ENTERPRISE,
            AWAITING_ENTERPRISE)),
    REVIEW_PASSED(Map.of(IN_REVIEW, CLOSED)),
    REVIEW_REFUSED(Map.of(IN_REVIEW, RETURNED)),
    /** The enterprise wrote again after the reply, and the person who replied is still there. */
    REOPENED(to(IN_PROGRESS, REPLIED, VISITING, IN_REVIEW)),
    /** The same, with nobody there. */
    REOPENED_UNHELD(to(DISPATCHED, REPLIED, VISITING, IN_REVIEW)),
    MERGED(closing()),
    REFERRED(closing()),
    REJECTED(closing()),
    /** Replied once more, after it was opened again. */
    ANSWERED(working()),
    NOTED(anywhere()),
    CORRECTED(anywhere()),
    WITHDRAWN(anywhere()),
    DRAFT_CONFIRMED(anywhere()),
    EXTENSION_ASKED(working()),
    EXTENSION_GRANTED(working()),
    EXTENSION_REFUSED(working()),
    OVERDUE(anywhere()),
    /** It has become an emergency. */
    RAISED(anywhere()),
    CALL_DUE(Map.of(VISITING, VISITING));

    private final Map<TicketState, TicketState> edges;

    TicketStep(Map<TicketState, TicketState> edges) {
        this.edges = Map.copyOf(edges);
    }

    /** Where the step leads; nothing where it isn't one from there. */
    Optional<TicketState> from(@Nullable TicketState state) {
        if (state == null) {
            return this == OPENED ? Optional.of(RECEIVED) : Optional.empty();
        }
        return Optional.ofNullable(edges.get(state));
    }

    /** The states from which the step may be taken. */
    Set<TicketState> starts() {
        return edges.keySet();
    }

    private static Map<TicketState, TicketState> to(TicketState target, TicketState... starts) {
        Map<TicketState, TicketState> edges = new EnumMap<>(TicketState.class);
        List.of(starts).forEach(start -> edges.put(start, target));
        return edges;
    }

    private static Map<TicketState, TicketState> with(
            Map<TicketState, TicketState> edges, TicketState start, TicketState target) {
        edges.put(start, target);
        return edges;
    }

    private static Map<TicketState, TicketState> closing() {
        return to(CLOSED, RECEIVED, DISPATCHED, SIGNED, IN_PROGRESS, AWAITING_ENTERPRISE, RETURNED, SUPERVISED);
    }

    private static Map<TicketState, TicketState> anywhere() {
        return staying(TicketState.values());
    }

    private static Map<TicketState, TicketState> working() {
        return staying(SIGNED, IN_PROGRESS, AWAITING_ENTERPRISE, RETURNED, SUPERVISED);
    }

    private static Map<TicketState, TicketState> staying(TicketState... states) {
        Map<TicketState, TicketState> edges = new EnumMap<>(TicketState.class);
        List.of(states).forEach(state -> edges.put(state, state));
        return edges;
    }
}
