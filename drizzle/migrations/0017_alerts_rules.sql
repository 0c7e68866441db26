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
