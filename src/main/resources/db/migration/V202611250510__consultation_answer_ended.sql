-- The event that ended the answer: what is after the number up to which the enterprise has read is unread.
alter table consultation_answer add column ended_seq bigint;
