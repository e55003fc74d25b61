-- What the desk promises is shown with the ticket, and who has once asked for a person may be read by the experts.
alter table consultation add column ticket_queue_position integer;
alter table consultation add column ticket_due_at timestamptz;
alter table consultation add column ticketed boolean not null default false;
update consultation set ticketed = true where ticket_number is not null;

-- A person's message says who wrote it and what it rests on. A mistake in it is corrected by another message or withdrawn;
-- the row itself stays as it was sent.
alter table consultation_message add column said_by text;
alter table consultation_message add column citations jsonb not null default '[]';
alter table consultation_message add column correction_of uuid;
alter table consultation_message add column corrected_by uuid;
alter table consultation_message add column withdrawn_at timestamptz;

-- Wishes of which the experts' desk may not know yet.
create index consultation_wished on consultation (id) where ticket_number is not null and state <> 'CLOSED';
