-- A recall may take the version away in the same step.
alter table curation_recall add column version_withdrawn boolean not null default false;
