DROP INDEX "game_search_document";--> statement-breakpoint
DROP INDEX "game_search_grams";--> statement-breakpoint
CREATE INDEX "game_search_document" ON "game_search" USING gin ("document" gin_trgm_ops) WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "game_search_grams" ON "game_search" USING gin ("grams") WITH (fastupdate=false);