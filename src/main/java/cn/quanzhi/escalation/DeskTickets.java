package cn.quanzhi.escalation;

import cn.quanzhi.consultation.CaseFiles;
import cn.quanzhi.escalation.DeskTicket.Client;
import cn.quanzhi.escalation.DeskTicket.ExtensionView;
import cn.quanzhi.escalation.DeskTicket.Holder;
import cn.quanzhi.identity.Directory;
import cn.quanzhi.sla.ClockKind;
import cn.quanzhi.sla.SlaClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes of ticket rows what the desk shows, a whole page at a time. */
@Component
class DeskTickets {

    // PostgreSQL only: an array parameter.
    private static final String ALL =
            "select " + Tickets.COLUMNS + " from escalation_ticket where id = any(:ids) order by id";

    private final JdbcClient jdbc;
    private final CaseFiles files;
    private final Directory directory;
    private final QueuePositions positions;
    private final TicketClocks clocks;

    DeskTickets(JdbcClient jdbc, CaseFiles files, Directory directory, QueuePositions positions, TicketClocks clocks) {
        this.jdbc = jdbc;
        this.files = files;
        this.directory = directory;
        this.positions = positions;
        this.clocks = clocks;
    }

    Map<UUID, DeskTicket> of(Collection<UUID> ids) {
        List<Ticket> tickets = jdbc.sql(ALL)
                .param("ids", ids.toArray(UUID[]::new))
                .query(Tickets::row)
                .list();
        Map<UUID, DeskTicket> views = new LinkedHashMap<>();
        of(tickets).forEach(view -> views.put(view.ticketId(), view));
        return views;
    }

    DeskTicket of(Ticket ticket) {
        return of(List.of(ticket)).getFirst();
    }

    /** In the order given. */
    List<DeskTicket> of(List<Ticket> tickets) {
        Map<UUID, CaseFiles.Head> heads = files.heads(
                tickets.stream().map(Ticket::consultation).distinct().toList());
        Map<UUID, Directory.Enterprise> enterprises = directory.enterprises(heads.values().stream()
                .map(CaseFiles.Head::enterpriseId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<UUID, Integer> places = positions.of(tickets);
        Map<UUID, List<SlaClock>> times = clocks.of(tickets);
        List<DeskTicket> views = new ArrayList<>();
        for (Ticket ticket : tickets) {
            CaseFiles.Head head = Objects.requireNonNull(heads.get(ticket.consultation()));
            Around around = new Around(
                    head,
                    client(head, enterprises),
                    places.get(ticket.id()),
                    times.getOrDefault(ticket.id(), List.of()));
            views.add(view(ticket, around));
        }
        return views;
    }

    /** What other tables know of a ticket. */
    private record Around(
            CaseFiles.Head head, Client client, @Nullable Integer place, List<SlaClock> clocks) {
        @Nullable
        Instant due(ClockKind kind) {
            return TicketClocks.due(clocks, kind).orElse(null);
        }
    }

    private static DeskTicket view(Ticket ticket, Around around) {
        Instant visit = around.due(ClockKind.FOLLOW_UP);
        return new DeskTicket(
                ticket.id(),
                ticket.number(),
                ticket.consultation(),
                ticket.site(),
                around.head().title(),
                ticket.shown(),
                ticket.state(),
                ticket.outcome(),
                ticket.serviceKind(),
                ticket.priority(),
                ticket.cause().name(),
                ticket.reason(),
                ticket.queue(),
                ticket.assignee() == null
                        ? null
                        : new Holder(ticket.assignee(), Objects.requireNonNullElse(ticket.assigneeName(), "")),
                around.place(),
                around.due(ClockKind.FIRST_RESPONSE),
                around.due(ClockKind.RESOLUTION),
                visit == null ? around.due(ClockKind.FOLLOW_UP_CALL) : visit,
                around.clocks().stream()
                        .filter(SlaClock::isBreached)
                        .map(SlaClock::kind)
                        .distinct()
                        .toList(),
                around.clocks().stream().map(DeskTicket.ClockView::of).toList(),
                ticket.replied(),
                ticket.returns(),
                ticket.supervision(),
                ExtensionView.of(ticket.extension()),
                around.client(),
                around.head().lastMessage(),
                ticket.summary(),
                ticket.version(),
                ticket.createdAt(),
                ticket.claimedAt(),
                ticket.resolvedAt(),
                ticket.closedAt());
    }

    private static Client client(CaseFiles.Head head, Map<UUID, Directory.Enterprise> enterprises) {
        Directory.Enterprise known = head.enterpriseId() == null ? null : enterprises.get(head.enterpriseId());
        return new Client(
                head.visitorId(),
                head.enterpriseId(),
                known == null ? null : known.name(),
                known == null ? null : known.uscc());
    }
}
