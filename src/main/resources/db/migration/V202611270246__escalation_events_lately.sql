-- What happened lately at the desk, whatever the ticket.
create index escalation_ticket_event_lately on escalation_ticket_event (event, at);
