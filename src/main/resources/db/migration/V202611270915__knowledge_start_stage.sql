-- The start of the parser's process is a stage of its own: it takes a moment in which nothing of the file can move.
alter table knowledge_job_item drop constraint knowledge_job_item_stage_check;
alter table knowledge_job_item add constraint knowledge_job_item_stage_check
  check (stage in ('START', 'PARSE', 'CONFIRM', 'SPLIT', 'EMBED', 'PUBLISH'));
