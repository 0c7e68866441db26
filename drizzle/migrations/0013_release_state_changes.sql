-- What is listed and sold depends on the state too.
DROP TRIGGER "games_change" ON "games";--> statement-breakpoint
CREATE TRIGGER "games_change" AFTER INSERT OR DELETE OR TRUNCATE OR UPDATE OF "id", "slug", "title", "titles", "publisher_id", "systems", "languages", "released_at", "state", "reviews", "positive" ON "games" FOR EACH STATEMENT EXECUTE FUNCTION "note_store_change"('catalogue');
