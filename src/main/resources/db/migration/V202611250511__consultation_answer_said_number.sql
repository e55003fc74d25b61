-- How many pieces of the running attempt the kept text holds: a reader on another node goes on after them.
alter table consultation_answer add column said_number bigint not null default 0;
