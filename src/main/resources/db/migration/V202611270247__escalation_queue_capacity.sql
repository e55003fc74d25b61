-- How many of a queue's tickets may be in hand before it assigns no more by itself; null is as many as there are.
alter table escalation_queue add column capacity integer check (capacity > 0);
