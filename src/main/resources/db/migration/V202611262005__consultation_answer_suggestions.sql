-- Questions that could be asked next; none for answers given before.
alter table consultation_answer add column suggestions text[] not null default '{}';
