ALTER TABLE "games" ADD COLUMN "rating_score" double precision GENERATED ALWAYS AS (case when reviews = 0 then 0 else (
          positive::float8 / reviews + 1.9208 / reviews
          - 1.96 * sqrt(positive::float8 * (reviews - positive) / reviews + 0.9604) / reviews
        ) / (1 + 3.8416 / reviews) end) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "games_by_rating" ON "games" USING btree ("rating_score" DESC NULLS LAST,"id");