-- When a node last said that it works on the file: a job that stands still is told from one that says nothing of its progress.
alter table knowledge_job_item add column active_at timestamptz;
