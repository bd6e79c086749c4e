-- What others can read no more is looked for in what was told of it.
create index messages_mentions on messages using gin ((facts -> 'mentions') jsonb_path_ops) where kind = 'MENTION';
