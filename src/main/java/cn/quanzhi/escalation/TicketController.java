package cn.quanzhi.escalation;

import cn.quanzhi.consultation.CaseFiles;
import cn.quanzhi.consultation.ConsultationView.MessageView;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.Slice;
import cn.quanzhi.sla.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tickets, for the desk to read. */
@RestController
@RequestMapping(path = "/api/v1/tickets", produces = MediaType.APPLICATION_JSON_VALUE)
class TicketController {

    private static final Pattern NUMBER = Pattern.compile("[A-Z0-9-]{3,40}");

    private final TicketList list;
    private final TicketSteps steps;
    private final TicketHistory history;
    private final DeskTickets views;
    private final ContextPacks packs;
    private final CaseFiles files;
    private final DeskWrites desk;

    TicketController(
            TicketList list,
            TicketSteps steps,
            TicketHistory history,
            DeskTickets views,
            ContextPacks packs,
            CaseFiles files,
            DeskWrites desk) {
        this.list = list;
        this.steps = steps;
        this.history = history;
        this.views = views;
        this.packs = packs;
        this.files = files;
        this.desk = desk;
    }

    /** @param actor who took the step: a name, or ENTERPRISE, or SYSTEM */
    record TimelineEntry(
            Instant at,
            TicketStep kind,
            String actor,
            @Nullable String text,
            TicketState stage) {
        static TimelineEntry of(TicketEvent event) {
            String name = event.actor().name();
            return new TimelineEntry(
                    event.at(),
                    event.step(),
                    name == null ? event.actor().kind().name() : name,
                    event.text(),
                    event.to());
        }
    }

    /** A ticket with everything that belongs to it. */
    record WholeTicket(
            @com.fasterxml.jackson.annotation.JsonUnwrapped DeskTicket ticket,
            ContextPack contextPack,
            List<MessageView> messages,
            List<TimelineEntry> timeline) {}

    @GetMapping
    Slice<DeskTicket> list(
            Caller.Staff staff,
            @RequestParam(defaultValue = "ALL") TicketList.View view,
            @RequestParam(required = false) TicketState.@Nullable Shown state,
            @RequestParam(required = false) @Nullable String serviceKind,
            @RequestParam(required = false) @Nullable Priority priority,
            @RequestParam(required = false) @Nullable String queue,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        TicketList.Filter filter = new TicketList.Filter(view, state, serviceKind, priority, queue, wanted(number));
        return desk.read(staff, () -> list.of(staff, filter, limit, cursor));
    }

    /** A number, or its end from the third last character on; what stands for anything in a pattern is none. */
    private static @Nullable String wanted(@Nullable String number) {
        if (number == null || number.isBlank()) {
            return null;
        }
        String bare = number.strip().toUpperCase(Locale.ROOT);
        if (!NUMBER.matcher(bare).matches()) {
            throw new ProblemException("number", "请填写工单号，或它的最后几位（至少 3 位）");
        }
        return bare;
    }

    @GetMapping("/{ticketId}")
    WholeTicket get(Caller.Staff staff, @PathVariable UUID ticketId) {
        Ticket ticket = desk.read(staff, () -> steps.accessibleTo(staff, ticketId));
        ContextPack pack = packs.of(ticket);
        return desk.read(staff, () -> {
            Ticket now = steps.accessibleTo(staff, ticketId);
            return new WholeTicket(
                    views.of(now),
                    pack,
                    files.messages(now.consultation()),
                    history.of(ticketId).stream().map(TimelineEntry::of).toList());
        });
    }
}
