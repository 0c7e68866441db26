-- Of the shop's own sales of a game no two overlap either, as it is for those of publishers. Of two that do, the one that
-- takes less off goes: buyers got the other's price.
DELETE FROM "sales" AS lesser USING "sales" AS greater
WHERE lesser.publisher_id IS NULL AND greater.publisher_id IS NULL AND lesser.game_id = greater.game_id
  AND tstzrange(lesser.starts_at, lesser.ends_at) && tstzrange(greater.starts_at, greater.ends_at)
  AND (lesser.percent, lesser.id) < (greater.percent, greater.id);--> statement-breakpoint
ALTER TABLE "sales" ADD CONSTRAINT "sales_of_shop_apart" EXCLUDE USING gist ("game_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE ("publisher_id" IS NULL);
