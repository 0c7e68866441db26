-- What search compares of a text, in one spelling (width, case, accents): words, and unbroken runs of Han, Hangul and Kana.
CREATE FUNCTION message_pieces(body text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $$
  select coalesce(array_agg(found[1]), '{}') from regexp_matches(
    normalize(regexp_replace(normalize(lower(normalize(body, nfkc)), nfd), '[\u0300-\u036f]', '', 'g'), nfc),
    '[\u1100-\u11ff\u3005\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]+|[^\u1100-\u11ff\u3005\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u2000-\u2bff\u2e00-\u2fff\u3000-\u3004\u3006-\u303f\u3200-\u33ff\ue000-\uf8ff\ufe00-\ufe6f\ufff0-\uffff\U0001f000-\U0001fbff\U000e0000-\U000e01ff]+', 'g'
  ) as found
$$;--> statement-breakpoint
-- What a message is found by: its words, the characters of its runs one by one and in pairs, '@' with the end of its
-- author's id, '#link'. Each stands behind its room and a piece of 4,096 numbers, so that a search reads one piece after
-- another, the newest first, and none of another room.
CREATE FUNCTION message_terms(room uuid, number bigint, author uuid, body text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 10000 SET search_path FROM CURRENT AS $$
declare
  place text := right(room::text, 8) || '.' || (number >> 12) || ':';
  terms text[] := array['@' || right(author::text, 12)];
  piece text;
  letters text[];
begin
  if body ~* 'https?://' then terms := terms || '#link'::text; end if;
  foreach piece in array message_pieces(body) loop
    if piece ~ '^[\u1100-\u11ff\u3005\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]' then
      letters := string_to_array(piece, null);
      for place_of in 1 .. cardinality(letters) loop
        terms := terms || letters[place_of];
        if place_of > 1 then terms := terms || (letters[place_of - 1] || letters[place_of]); end if;
      end loop;
    else
      terms := terms || left(piece, 40);
    end if;
  end loop;
  return array_to_tsvector(array(select distinct place || term from unnest(terms) as term));
end $$;--> statement-breakpoint
-- The number of the room's first message at or after a time; null where there is none. By halves: messages are in order
-- of time but for what instances sent at once.
CREATE FUNCTION message_number_at(room uuid, moment timestamptz) RETURNS bigint LANGUAGE plpgsql STABLE STRICT AS $$
declare
  low bigint := 0;
  high bigint;
  middle bigint;
  best bigint;
  found record;
begin
  select last_number + 1 into high from rooms where id = room;
  while high - low > 1 loop
    middle := (low + high) / 2;
    select m.number, m.at into found from messages m
    where m.room_id = room and m.number >= middle and m.number < high order by m.number limit 1;
    if found.number is null then
      high := middle;
    elsif found.at >= moment then
      best := found.number;
      high := middle;
    else
      low := found.number;
    end if;
  end loop;
  return best;
end $$;--> statement-breakpoint
CREATE INDEX "messages_terms" ON "messages" USING gin (message_terms("room_id", "number", "author_id", "body")) WITH (fastupdate=false) WHERE "messages"."body" <> '';
