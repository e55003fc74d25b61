-- About how long it takes until an expert has time, as the enterprise is told.
alter table consultation add column ticket_wait_minutes integer;
