-- A text or an answer that was found wrong, and what the enterprises are told of it.
create table curation_recall (
  id            uuid        primary key,
  site_id       text        not null,
  target        text        not null check (target in ('VERSION', 'ANSWER')),
  version_id    uuid,
  passage_ids   uuid[]      not null default '{}',
  answer_id     uuid,
  title         text        not null,
  reason        text        not null,
  action        text        not null check (action in ('CORRECT', 'WITHDRAW')),
  notice        text        not null,
  notice_en     text,
  state         text        not null check (state in ('FOUND', 'TELLING', 'TOLD')),
  created_by_id uuid        not null,
  created_by    text        not null,
  created_at    timestamptz not null,
  told_by       text,
  told_at       timestamptz,
  finished_at   timestamptz,
  unique (site_id, id),
  check ((target = 'VERSION') = (version_id is not null)),
  check ((target = 'ANSWER') = (answer_id is not null))
);

create index curation_recall_of on curation_recall (site_id, id desc);
create index curation_recall_telling on curation_recall (id) where state = 'TELLING';

-- One row for each consultation that is affected; of a recall for all sites, each in its consultation's own site.
create table curation_recall_case (
  recall_id       uuid        not null references curation_recall (id),
  consultation_id uuid        not null,
  site_id         text        not null,
  answers         jsonb       not null,
  told_at         timestamptz,
  called_by       text,
  called_at       timestamptz,
  reached         boolean,
  call_note       text,
  primary key (recall_id, consultation_id),
  foreign key (site_id, consultation_id) references consultation (site_id, id)
);

create index curation_recall_case_open on curation_recall_case (recall_id, consultation_id) where told_at is null;

-- Questions that curators keep to be asked again and again.
create table curation_evaluation_case (
  id              uuid        primary key,
  site_id         text        not null,
  question        text        not null,
  as_of           date,
  expected_action text        not null,
  gold            jsonb       not null default '[]',
  note            text,
  created_by_id   uuid        not null,
  created_by      text        not null,
  created_at      timestamptz not null
);

create index curation_evaluation_case_of on curation_evaluation_case (site_id, id desc);
