package cn.quanzhi.escalation;

import cn.quanzhi.consultation.ConsultationView.LastMessage;
import cn.quanzhi.sla.ClockKind;
import cn.quanzhi.sla.Priority;
import cn.quanzhi.sla.SlaClock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as the desk shows it.
 *
 * @param title the consultation's subject, else its first question
 * @param state what callers see; {@code stage} is the step of the life cycle behind it
 * @param breached the clocks that are red
 */
record DeskTicket(
        UUID ticketId,
        String number,
        UUID consultationId,
        String site,
        @Nullable String title,
        TicketState.Shown state,
        TicketState stage,
        @Nullable Outcome outcome,
        @Nullable String serviceKind,
        Priority priority,
        String cause,
        String reason,
        String queue,
        @Nullable Holder assignee,
        @Nullable Integer queuePosition,
        @Nullable Instant firstResponseDueAt,
        @Nullable Instant resolutionDueAt,
        @Nullable Instant followUpDueAt,
        List<ClockKind> breached,
        List<ClockView> clocks,
        boolean replied,
        int returns,
        int supervision,
        @Nullable ExtensionView extension,
        @Nullable Client enterprise,
        @Nullable LastMessage lastMessage,
        @Nullable String summary,
        int version,
        Instant createdAt,
        @Nullable Instant claimedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt) {

    /**
     * One clock, for its gauge.
     *
     * @param pausedAt since when it stands; the date on which it is due moves on when it goes on
     */
    record ClockView(
            ClockKind kind,
            SlaClock.Colour colour,
            Instant startedAt,
            Instant warnAt,
            Instant dueAt,
            @Nullable Instant pausedAt,
            @Nullable Instant stoppedAt) {
        static ClockView of(SlaClock clock) {
            return new ClockView(
                    clock.kind(),
                    clock.colour(),
                    clock.startedAt(),
                    clock.warnAt(),
                    clock.dueAt(),
                    clock.pausedAt(),
                    clock.stoppedAt());
        }
    }

    record Holder(UUID accountId, String displayName) {}

    /** Who asks; a visitor whom no host page has named has no enterprise. */
    record Client(
            UUID visitorId,
            @Nullable UUID enterpriseId,
            @Nullable String name,
            @Nullable String uscc) {}

    record ExtensionView(String state, int days, String reason) {
        static @Nullable ExtensionView of(Ticket.@Nullable Extension extension) {
            return extension == null
                    ? null
                    : new ExtensionView(extension.state(), extension.days(), extension.reason());
        }
    }
}
