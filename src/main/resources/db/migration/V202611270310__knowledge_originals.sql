-- Which file a version was made from, and the text that was read from it: curators hold the passages against it.
create table knowledge_original (
  version_id uuid primary key references knowledge_version (id),
  site_id    text not null,
  source_id  uuid not null references knowledge_source (id),
  -- In an archive, from 1; 0 where the file came alone.
  place      int  not null,
  file_name  text not null,
  checksum   text not null,
  text       text
);

-- A revision carries its first version's checksum on, and so finds the same file.
create index knowledge_original_of on knowledge_original (site_id, checksum);

-- What was uploaded before has its file; its text was not kept.
insert into knowledge_original (version_id, site_id, source_id, place, file_name, checksum)
select i.version_id, i.site_id, j.source_id, case when i.entry is null then 0 else i.position end,
  coalesce(i.entry, i.file_name), i.checksum
from knowledge_job_item i
  join knowledge_job j on j.id = i.job_id
  join knowledge_version v on v.id = i.version_id
where j.source_id is not null and i.checksum is not null
on conflict (version_id) do nothing;
