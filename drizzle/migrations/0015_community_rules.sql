-- Members are found by how their nickname begins, in the order of code points, which knows no language.
CREATE INDEX "members_by_name" ON "members" ("nickname_key" COLLATE "C", "id") WHERE "deleted_at" IS NULL;
--> statement-breakpoint
-- What was played in minutes is kept in milliseconds.
update entitlements set play_ms = play_minutes::bigint * 60000;--> statement-breakpoint
-- Plain types in constraints of ranges need it.
create extension if not exists btree_gist;--> statement-breakpoint
-- No moment of a member in a game is counted twice.
alter table play_stretches add constraint play_stretches_apart
  exclude using gist (member_id with =, game_id with =, tstzrange(began_at, ended_at) with &&);
--> statement-breakpoint
-- What stands already: in its author's language, and as the library has it.
UPDATE "reviews" SET "language" = "members"."language" FROM "members" WHERE "members"."id" = "reviews"."member_id";--> statement-breakpoint
UPDATE "reviews" SET "copy" = 'key' FROM "entitlements" AS "copy"
WHERE "copy"."member_id" = "reviews"."member_id" AND "copy"."game_id" = "reviews"."game_id" AND "copy"."source" = 'key';--> statement-breakpoint
UPDATE "reviews" SET "copy" = 'returned' WHERE NOT EXISTS (
  SELECT FROM "entitlements" AS "copy"
  WHERE "copy"."member_id" = "reviews"."member_id" AND "copy"."game_id" = "reviews"."game_id"
);--> statement-breakpoint
UPDATE "games" SET "reviews" = "counted"."all_of_them", "positive" = "counted"."recommending"
FROM (
  SELECT "game_id", count(*) FILTER (WHERE "scored") AS "all_of_them",
    count(*) FILTER (WHERE "scored" AND "recommended") AS "recommending"
  FROM "reviews" GROUP BY "game_id"
) AS "counted" WHERE "games"."id" = "counted"."game_id";--> statement-breakpoint
-- Counts of a game: the reviews that count, and those of them that recommend. Games are locked in one order.
CREATE FUNCTION "move_review_counts"("moves" jsonb) RETURNS void LANGUAGE sql AS $$
  WITH "moved" AS MATERIALIZED (
    SELECT "game", sum("way")::int AS "total", sum("way" * "liked"::int)::int AS "recommending"
    FROM jsonb_to_recordset("moves") AS "move"("game" uuid, "liked" boolean, "way" int)
    GROUP BY "game" HAVING sum("way") <> 0 OR sum("way" * "liked"::int) <> 0
  ), "held" AS MATERIALIZED (
    SELECT "id" FROM "games" WHERE "id" IN (SELECT "game" FROM "moved") ORDER BY "id" FOR NO KEY UPDATE
  )
  UPDATE "games" SET "reviews" = "reviews" + "moved"."total", "positive" = "positive" + "moved"."recommending"
  FROM "moved" JOIN "held" ON "held"."id" = "moved"."game" WHERE "games"."id" = "held"."id";
$$;--> statement-breakpoint
CREATE FUNCTION "count_reviews"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "came" jsonb := '[]';
  "went" jsonb := '[]';
BEGIN
  IF TG_OP <> 'DELETE' THEN
    SELECT coalesce(jsonb_agg(jsonb_build_object('game', "game_id", 'liked', "recommended", 'way', 1)), '[]')
    INTO "came" FROM "after_it" WHERE "scored";
  END IF;
  IF TG_OP <> 'INSERT' THEN
    SELECT coalesce(jsonb_agg(jsonb_build_object('game', "game_id", 'liked', "recommended", 'way', -1)), '[]')
    INTO "went" FROM "before_it" WHERE "scored";
  END IF;
  PERFORM "move_review_counts"("came" || "went");
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "reviews_counted_in" AFTER INSERT ON "reviews" REFERENCING NEW TABLE AS "after_it" FOR EACH STATEMENT EXECUTE FUNCTION "count_reviews"();--> statement-breakpoint
CREATE TRIGGER "reviews_counted_anew" AFTER UPDATE ON "reviews" REFERENCING OLD TABLE AS "before_it" NEW TABLE AS "after_it" FOR EACH STATEMENT EXECUTE FUNCTION "count_reviews"();--> statement-breakpoint
CREATE TRIGGER "reviews_counted_out" AFTER DELETE ON "reviews" REFERENCING OLD TABLE AS "before_it" FOR EACH STATEMENT EXECUTE FUNCTION "count_reviews"();--> statement-breakpoint
-- Counts of a review: its votes of each kind. Reviews are locked in one order.
CREATE FUNCTION "move_vote_counts"("moves" jsonb) RETURNS void LANGUAGE sql AS $$
  WITH "moved" AS MATERIALIZED (
    SELECT "review", coalesce(sum("way") FILTER (WHERE "vote" = 'helpful'), 0)::int AS "helpful",
      coalesce(sum("way") FILTER (WHERE "vote" = 'unhelpful'), 0)::int AS "unhelpful",
      coalesce(sum("way") FILTER (WHERE "vote" = 'funny'), 0)::int AS "funny"
    FROM jsonb_to_recordset("moves") AS "move"("review" uuid, "vote" text, "way" int) GROUP BY "review"
  ), "held" AS MATERIALIZED (
    SELECT "id" FROM "reviews" WHERE "id" IN (SELECT "review" FROM "moved") ORDER BY "id" FOR NO KEY UPDATE
  )
  UPDATE "reviews" SET "helpful" = "reviews"."helpful" + "moved"."helpful",
    "unhelpful" = "reviews"."unhelpful" + "moved"."unhelpful", "funny" = "reviews"."funny" + "moved"."funny"
  FROM "moved" JOIN "held" ON "held"."id" = "moved"."review" WHERE "reviews"."id" = "held"."id";
$$;--> statement-breakpoint
CREATE FUNCTION "count_review_votes"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "came" jsonb := '[]';
  "went" jsonb := '[]';
BEGIN
  IF TG_OP <> 'DELETE' THEN
    SELECT coalesce(jsonb_agg(jsonb_build_object('review', "review_id", 'vote', "vote", 'way', 1)), '[]')
    INTO "came" FROM "after_it";
  END IF;
  IF TG_OP <> 'INSERT' THEN
    SELECT coalesce(jsonb_agg(jsonb_build_object('review', "review_id", 'vote', "vote", 'way', -1)), '[]')
    INTO "went" FROM "before_it";
  END IF;
  PERFORM "move_vote_counts"("came" || "went");
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "review_votes_counted_in" AFTER INSERT ON "review_votes" REFERENCING NEW TABLE AS "after_it" FOR EACH STATEMENT EXECUTE FUNCTION "count_review_votes"();--> statement-breakpoint
CREATE TRIGGER "review_votes_counted_anew" AFTER UPDATE ON "review_votes" REFERENCING OLD TABLE AS "before_it" NEW TABLE AS "after_it" FOR EACH STATEMENT EXECUTE FUNCTION "count_review_votes"();--> statement-breakpoint
CREATE TRIGGER "review_votes_counted_out" AFTER DELETE ON "review_votes" REFERENCING OLD TABLE AS "before_it" FOR EACH STATEMENT EXECUTE FUNCTION "count_review_votes"();--> statement-breakpoint
-- How a member who owns a game from this source has it; null is none.
CREATE FUNCTION "review_copy"("source" text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN "source" IS NULL THEN 'returned' WHEN "source" = 'key' THEN 'key' ELSE 'bought' END
$$;--> statement-breakpoint
-- Reviews follow their authors' copies as these come and go. Whoever moves copies holds their games before.
CREATE FUNCTION "mark_reviews"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "marked" uuid[];
BEGIN
  IF TG_OP = 'DELETE' THEN
    SELECT array_agg("reviews"."id") INTO "marked" FROM "before_it" JOIN "reviews" USING ("member_id", "game_id");
  ELSE
    SELECT array_agg("reviews"."id") INTO "marked" FROM "after_it" JOIN "reviews" USING ("member_id", "game_id")
    WHERE "reviews"."copy" <> "review_copy"("after_it"."source");
  END IF;
  IF "marked" IS NULL THEN
    RETURN NULL;
  END IF;
  PERFORM FROM "reviews" WHERE "id" = ANY("marked") ORDER BY "id" FOR NO KEY UPDATE;
  UPDATE "reviews" SET "copy" = "review_copy"("now"."source")
  FROM (
    SELECT "review"."id", "owned"."source" FROM "reviews" AS "review"
    LEFT JOIN "entitlements" AS "owned" USING ("member_id", "game_id") WHERE "review"."id" = ANY("marked")
  ) AS "now" WHERE "reviews"."id" = "now"."id";
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "entitlements_mark_in" AFTER INSERT ON "entitlements" REFERENCING NEW TABLE AS "after_it" FOR EACH STATEMENT EXECUTE FUNCTION "mark_reviews"();--> statement-breakpoint
CREATE TRIGGER "entitlements_mark_anew" AFTER UPDATE ON "entitlements" REFERENCING NEW TABLE AS "after_it" FOR EACH STATEMENT EXECUTE FUNCTION "mark_reviews"();--> statement-breakpoint
CREATE TRIGGER "entitlements_mark_out" AFTER DELETE ON "entitlements" REFERENCING OLD TABLE AS "before_it" FOR EACH STATEMENT EXECUTE FUNCTION "mark_reviews"();
--> statement-breakpoint
-- What a game costs at a moment, in minor units by currency; nothing where it is not sold.
CREATE FUNCTION "prices_at"("game" uuid, "moment" timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_object_agg(prices.currency, prices.amount * (100 - best.percent) / 100), '{}')
  FROM games
  JOIN prices ON prices.game_id = games.id
  CROSS JOIN (
    SELECT coalesce(max(percent), 0) AS percent FROM sales
    WHERE game_id = "game" AND starts_at <= "moment" AND ends_at > "moment"
  ) AS best
  WHERE games.id = "game" AND games.sold
$$;--> statement-breakpoint
-- Looks at what a game costs, notes where it fell since the last look, and returns how many falls there have been.
CREATE FUNCTION "note_prices"("game" uuid, "moment" timestamptz) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  "held" price_watches;
  "current" jsonb := prices_at("game", "moment");
  "fallen" jsonb;
BEGIN
  SELECT * INTO "held" FROM price_watches WHERE game_id = "game";
  IF NOT found THEN
    INSERT INTO price_watches (game_id, prices, at) VALUES ("game", "current", "moment") ON CONFLICT DO NOTHING;
    SELECT * INTO "held" FROM price_watches WHERE game_id = "game";
  END IF;
  IF "held".prices = "current" OR "held".at > "moment" THEN RETURN "held".drops; END IF;
  SELECT * INTO "held" FROM price_watches WHERE game_id = "game" FOR UPDATE;
  -- As of the lock: whoever held it may have seen more.
  "current" := prices_at("game", "moment");
  IF "held".prices = "current" OR "held".at > "moment" THEN RETURN "held".drops; END IF;
  SELECT jsonb_object_agg(now.key, jsonb_build_object('was', "held".prices -> now.key, 'now', now.value)) INTO "fallen"
  FROM jsonb_each("current") AS now
  WHERE ("held".prices ->> now.key)::bigint > (now.value #>> '{}')::bigint;
  UPDATE price_watches SET prices = "current", at = "moment", drops = drops + ("fallen" IS NOT NULL)::int
  WHERE game_id = "game" RETURNING * INTO "held";
  IF "fallen" IS NOT NULL THEN
    INSERT INTO price_drops (game_id, number, prices, at) VALUES ("game", "held".drops, "fallen", "moment");
  END IF;
  RETURN "held".drops;
END
$$;--> statement-breakpoint
-- Whoever wishes sees what it costs then: only what falls later concerns the wish.
CREATE FUNCTION "watch_wish"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  new.drops_before := note_prices(new.game_id, new.at);
  RETURN new;
END
$$;--> statement-breakpoint
CREATE TRIGGER "wishes_watch" BEFORE INSERT ON "wishes" FOR EACH ROW EXECUTE FUNCTION "watch_wish"();
--> statement-breakpoint
-- No two of a publisher's sales of a game at once; what the shop itself sells cheaper is its own matter.
CREATE EXTENSION IF NOT EXISTS btree_gist;--> statement-breakpoint
ALTER TABLE "sales" ADD CONSTRAINT "sales_no_two_at_once" EXCLUDE USING gist ("game_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE ("publisher_id" IS NOT NULL);
