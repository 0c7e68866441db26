-- Of the shop's own sales of a game no two overlap either, as it is for those of publishers.
ALTER TABLE "sales" ADD CONSTRAINT "sales_of_shop_apart" EXCLUDE USING gist ("game_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE ("publisher_id" IS NULL);
