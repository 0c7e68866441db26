-- What was played in minutes is kept in milliseconds.
update entitlements set play_ms = play_minutes::bigint * 60000;--> statement-breakpoint
-- Plain types in constraints of ranges need it.
create extension if not exists btree_gist;--> statement-breakpoint
-- No moment of a member in a game is counted twice.
alter table play_stretches add constraint play_stretches_apart
  exclude using gist (member_id with =, game_id with =, tstzrange(began_at, ended_at) with &&);
