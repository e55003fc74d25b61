package cn.quanzhi.escalation;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Directory;
import cn.quanzhi.identity.Role;
import cn.quanzhi.kernel.ProblemException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who and what is at the desk: people, queues, counts, and what passes without being kept. */
@RestController
@RequestMapping(path = "/api/v1/desk", produces = MediaType.APPLICATION_JSON_VALUE)
class DeskController {

    private final Presence presence;
    private final Directory directory;
    private final Tickets tickets;
    private final TicketList list;
    private final TicketSteps steps;
    private final Typing typing;
    private final EscalationSettings settings;
    private final DeskWrites desk;

    DeskController(
            Presence presence,
            Directory directory,
            Tickets tickets,
            TicketList list,
            TicketSteps steps,
            Typing typing,
            EscalationSettings settings,
            DeskWrites desk) {
        this.presence = presence;
        this.directory = directory;
        this.tickets = tickets;
        this.list = list;
        this.steps = steps;
        this.typing = typing;
        this.settings = settings;
        this.desk = desk;
    }

    record PresenceSaid(
            Presence.@Nullable State state, @Nullable UUID ticketId) {}

    /**
     * @param holding how many tickets the person works on
     * @param capacity up to how many are assigned to it automatically
     */
    record Colleague(
            UUID accountId,
            String displayName,
            String site,
            List<String> skills,
            Presence.@Nullable State presence,
            int holding,
            int capacity) {}

    @GetMapping("/counts")
    TicketList.Counts count(Caller.Staff staff) {
        return desk.read(staff, () -> list.counts(staff));
    }

    /** Who may be given a ticket. */
    @GetMapping("/colleagues")
    List<Colleague> colleagues(Caller.Staff staff) {
        return desk.read(
                staff,
                () -> directory.serving(staff.site()).stream()
                        .map(person -> new Colleague(
                                person.accountId(),
                                person.displayName(),
                                person.site(),
                                person.skills(),
                                presence.of(person.accountId()),
                                tickets.heldBy(person.accountId()).size(),
                                settings.capacity()))
                        .toList());
    }

    /** To be said again at least every minute; whoever falls silent is away. */
    @PutMapping("/presence")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void say(Caller.Staff staff, @RequestBody PresenceSaid body) {
        staff.require(Role.EXPERT, Role.SUPERVISOR);
        if (body.state() == null) {
            throw new ProblemException("state", "请选择在线、忙碌或离开");
        }
        presence.say(staff, body.state(), body.ticketId());
    }

    /** Tells the enterprise and the desk that the holder is writing, or has stopped. */
    @PutMapping("/tickets/{ticketId}/typing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void type(Caller.Staff staff, @PathVariable UUID ticketId, @RequestBody TicketRequests.Typing body) {
        staff.require(Role.EXPERT, Role.SUPERVISOR);
        Ticket ticket = desk.read(staff, () -> steps.accessibleTo(staff, ticketId));
        typing.say(staff, ticket, body.isActive());
    }
}
