-- The same terms as before, so the index over them stays as it is; what is written in ASCII alone is spared what only other
-- scripts need. A send waits for this.
CREATE OR REPLACE FUNCTION message_terms(room uuid, number bigint, author uuid, body text, attachments jsonb) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 10000 SET search_path FROM CURRENT AS $$
declare
  place text := right(room::text, 8) || '.' || (number >> 12) || ':';
  terms text[] := array['@' || right(author::text, 12)];
  piece text;
  letters text[];
begin
  if body ~* 'https?://' then terms := terms || '#link'::text; end if;
  if attachments is not null then terms := terms || '#file'::text; end if;
  if attachments @> '[{"kind": "image"}]' then terms := terms || '#image'::text; end if;
  if octet_length(body) = length(body) then
    terms := terms || regexp_split_to_array(lower(body), '[^0-9a-z]+');
    return array_to_tsvector(array(select place || left(term, 40) from unnest(terms) as term where term <> ''));
  end if;
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
-- What is sent from now on waits in a list of the index's own, of 64 kB, which a search reads along with the rest: so it is
-- found at once, and what its terms cost to sort in is shared by some hundred messages.
ALTER INDEX "messages_terms" SET (fastupdate = true, gin_pending_list_limit = 64);
