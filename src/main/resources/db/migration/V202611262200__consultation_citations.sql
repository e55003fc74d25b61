-- When a text turns out to be wrong, whatever rests on it is found by what it cites.
create index consultation_answer_cites on consultation_answer using gin (citations jsonb_path_ops);
create index consultation_message_cites on consultation_message using gin (citations jsonb_path_ops)
  where author = 'EXPERT';
