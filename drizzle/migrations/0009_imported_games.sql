CREATE TABLE "imported_games" (
	"source" text NOT NULL,
	"key" text NOT NULL,
	"game_id" uuid NOT NULL,
	"digests" jsonb NOT NULL,
	CONSTRAINT "imported_games_source_key_pk" PRIMARY KEY("source","key")
);
--> statement-breakpoint
CREATE TABLE "store_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "store_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"token" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "game_search_document";--> statement-breakpoint
DROP INDEX "game_search_grams";--> statement-breakpoint
DROP INDEX "games_by_release";--> statement-breakpoint
ALTER TABLE "games" ALTER COLUMN "publisher_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "games" ALTER COLUMN "released_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "imported_games" ADD CONSTRAINT "imported_games_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "imported_games_game" ON "imported_games" USING btree ("game_id");--> statement-breakpoint
CREATE INDEX "store_changes_at" ON "store_changes" USING btree ("at");--> statement-breakpoint
CREATE INDEX "publishers_by_name" ON "publishers" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "game_search_document" ON "game_search" USING gin ("document" gin_trgm_ops) WITH (fastupdate=true,gin_pending_list_limit=256);--> statement-breakpoint
CREATE INDEX "game_search_grams" ON "game_search" USING gin ("grams") WITH (fastupdate=true,gin_pending_list_limit=256);--> statement-breakpoint
CREATE INDEX "games_by_release" ON "games" USING btree (coalesce("released_at", to_timestamp(0)) desc nulls last,"id");--> statement-breakpoint
-- Notes that the store changed, and takes away notes of long ago. Elsewhere than in READ COMMITTED a note that another
-- takes away meanwhile would fail the statement.
CREATE FUNCTION "note_store_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "store_changes" ("kind", "token", "at")
  VALUES (TG_ARGV[0], floor(random() * 4503599627370496)::bigint, clock_timestamp());
  IF current_setting('transaction_isolation') = 'read committed' THEN
    DELETE FROM "store_changes" WHERE "id" IN (
      SELECT "id" FROM "store_changes" WHERE "at" < clock_timestamp() - interval '10 minutes'
      ORDER BY "at" LIMIT 50 FOR UPDATE SKIP LOCKED
    );
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "games_change" AFTER INSERT OR DELETE OR TRUNCATE OR UPDATE OF "id", "slug", "title", "titles", "publisher_id", "systems", "languages", "released_at", "reviews", "positive" ON "games" FOR EACH STATEMENT EXECUTE FUNCTION "note_store_change"('catalogue');--> statement-breakpoint
CREATE TRIGGER "games_copies_change" AFTER UPDATE OF "downloads" ON "games" FOR EACH STATEMENT EXECUTE FUNCTION "note_store_change"('copies');--> statement-breakpoint
CREATE TRIGGER "game_categories_change" AFTER INSERT OR DELETE OR TRUNCATE OR UPDATE ON "game_categories" FOR EACH STATEMENT EXECUTE FUNCTION "note_store_change"('catalogue');--> statement-breakpoint
CREATE TRIGGER "categories_change" AFTER INSERT OR DELETE OR TRUNCATE OR UPDATE ON "categories" FOR EACH STATEMENT EXECUTE FUNCTION "note_store_change"('catalogue');--> statement-breakpoint
CREATE TRIGGER "game_tags_change" AFTER INSERT OR DELETE OR TRUNCATE OR UPDATE ON "game_tags" FOR EACH STATEMENT EXECUTE FUNCTION "note_store_change"('catalogue');--> statement-breakpoint
CREATE TRIGGER "tags_change" AFTER INSERT OR DELETE OR TRUNCATE OR UPDATE ON "tags" FOR EACH STATEMENT EXECUTE FUNCTION "note_store_change"('catalogue');--> statement-breakpoint
CREATE TRIGGER "prices_change" AFTER INSERT OR DELETE OR TRUNCATE OR UPDATE ON "prices" FOR EACH STATEMENT EXECUTE FUNCTION "note_store_change"('catalogue');--> statement-breakpoint
CREATE TRIGGER "sales_change" AFTER INSERT OR DELETE OR TRUNCATE OR UPDATE ON "sales" FOR EACH STATEMENT EXECUTE FUNCTION "note_store_change"('catalogue');--> statement-breakpoint
CREATE TRIGGER "game_search_change" AFTER INSERT OR DELETE OR TRUNCATE OR UPDATE ON "game_search" FOR EACH STATEMENT EXECUTE FUNCTION "note_store_change"('catalogue');
