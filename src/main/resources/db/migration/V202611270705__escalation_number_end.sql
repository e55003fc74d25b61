-- People say and write a number's end: an index that is read from there.
create index escalation_ticket_number_end on escalation_ticket (reverse(number) text_pattern_ops);
