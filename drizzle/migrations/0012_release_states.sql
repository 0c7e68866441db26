ALTER TABLE "games" ADD COLUMN "state" text DEFAULT 'released' NOT NULL;--> statement-breakpoint
ALTER TABLE "games" ADD COLUMN "listed" boolean GENERATED ALWAYS AS (state in ('coming', 'early', 'released')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "games" ADD COLUMN "sold" boolean GENERATED ALWAYS AS (state in ('early', 'released')) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "games_unlisted" ON "games" USING btree ("id") WHERE not "games"."listed";--> statement-breakpoint
ALTER TABLE "games" ADD CONSTRAINT "games_state" CHECK ("games"."state" in ('draft', 'coming', 'early', 'released', 'delisted'));