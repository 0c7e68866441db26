-- No two of a publisher's sales of a game at once; what the shop itself sells cheaper is its own matter.
CREATE EXTENSION IF NOT EXISTS btree_gist;--> statement-breakpoint
ALTER TABLE "sales" ADD CONSTRAINT "sales_no_two_at_once" EXCLUDE USING gist ("game_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE ("publisher_id" IS NOT NULL);
