CREATE TABLE "imported_games" (
	"source" text NOT NULL,
	"key" text NOT NULL,
	"game_id" uuid NOT NULL,
	"digests" jsonb NOT NULL,
	CONSTRAINT "imported_games_source_key_pk" PRIMARY KEY("source","key")
);
--> statement-breakpoint
DROP INDEX "game_search_document";--> statement-breakpoint
DROP INDEX "game_search_grams";--> statement-breakpoint
DROP INDEX "games_by_release";--> statement-breakpoint
ALTER TABLE "games" ALTER COLUMN "publisher_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "games" ALTER COLUMN "released_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "imported_games" ADD CONSTRAINT "imported_games_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "imported_games_game" ON "imported_games" USING btree ("game_id");--> statement-breakpoint
CREATE INDEX "publishers_by_name" ON "publishers" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "game_search_document" ON "game_search" USING gin ("document" gin_trgm_ops) WITH (fastupdate=true,gin_pending_list_limit=1024);--> statement-breakpoint
CREATE INDEX "game_search_grams" ON "game_search" USING gin ("grams") WITH (fastupdate=true,gin_pending_list_limit=1024);--> statement-breakpoint
CREATE INDEX "games_by_release" ON "games" USING btree (coalesce("released_at", to_timestamp(0)) desc nulls last,"id");