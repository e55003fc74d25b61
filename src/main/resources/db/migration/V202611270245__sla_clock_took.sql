-- How long a clock ran until it was stopped, in the time that its term counts: median times are PostgreSQL's to compute, and
-- working time is the calendar's to know. Clocks that were stopped before are left out of what is measured.
alter table sla_clock add column took_micros bigint;
