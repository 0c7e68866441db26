-- What drizzle has no word for: balances move with the entries alone, each transfer sums to zero in each currency,
-- and what was booked stays.
create function ledger_post() returns trigger language plpgsql as $$
begin
  if exists (
    select from posted join ledger_accounts account on account.id = posted.account_id
    group by posted.transfer_id, account.currency having sum(posted.amount) <> 0
  ) then
    raise exception 'The entries of a transfer do not sum to zero.'
      using errcode = 'check_violation', constraint = 'ledger_entries_sum', table = 'ledger_entries';
  end if;
  -- One order for all, or two transfers could wait for each other. Members first: who pays holds their own already.
  perform from ledger_accounts where id in (select account_id from posted) order by kind <> 'member', id
  -- Not FOR UPDATE: the foreign keys of entries share the key of their accounts.
  for no key update;
  update ledger_accounts account set balance = account.balance + moved.amount
  from (select account_id, sum(amount)::bigint as amount from posted group by account_id) moved
  where account.id = moved.account_id;
  return null;
end
$$;--> statement-breakpoint
create trigger ledger_post after insert on ledger_entries referencing new table as posted
  for each statement execute function ledger_post();--> statement-breakpoint
create function ledger_keep() returns trigger language plpgsql as $$
begin
  raise exception 'What the ledger holds is never changed or removed.'
    using errcode = 'check_violation', constraint = 'ledger_kept', table = tg_table_name;
end
$$;--> statement-breakpoint
create trigger ledger_kept before update or delete or truncate on ledger_entries
  for each statement execute function ledger_keep();--> statement-breakpoint
create trigger ledger_kept before update or delete or truncate on ledger_transfers
  for each statement execute function ledger_keep();--> statement-breakpoint
create trigger ledger_kept before delete or truncate on ledger_accounts
  for each statement execute function ledger_keep();--> statement-breakpoint
create trigger ledger_balance_kept before update on ledger_accounts
  for each row when (pg_trigger_depth() = 0) execute function ledger_keep();--> statement-breakpoint
create trigger ledger_balance_begins before insert on ledger_accounts
  for each row when (new.balance <> 0) execute function ledger_keep();
--> statement-breakpoint
-- Notes that the store changed, and takes away notes of long ago. Elsewhere than in READ COMMITTED a note that another
-- takes away meanwhile would fail the statement.
CREATE FUNCTION "note_store_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "store_changes" ("kind", "token", "at")
  VALUES (TG_ARGV[0], floor(random() * 4503599627370496)::bigint, clock_timestamp());
  IF current_setting('transaction_isolation') = 'read committed' THEN
    DELETE FROM "store_changes" WHERE "id" IN (
      SELECT "id" FROM "store_changes" WHERE "at" < clock_timestamp() - interval '10 minutes'
      ORDER BY "at" LIMIT 50 FOR UPDATE SKIP LOCKED
    );
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "games_change" AFTER INSERT OR DELETE OR TRUNCATE OR UPDATE OF "id", "slug", "title", "titles", "publisher_id", "systems", "languages", "released_at", "reviews", "positive" ON "games" FOR EACH STATEMENT EXECUTE FUNCTION "note_store_change"('catalogue');--> statement-breakpoint
CREATE TRIGGER "games_copies_change" AFTER UPDATE OF "downloads" ON "games" FOR EACH STATEMENT EXECUTE FUNCTION "note_store_change"('copies');--> statement-breakpoint
CREATE TRIGGER "game_categories_change" AFTER INSERT OR DELETE OR TRUNCATE OR UPDATE ON "game_categories" FOR EACH STATEMENT EXECUTE FUNCTION "note_store_change"('catalogue');--> statement-breakpoint
CREATE TRIGGER "categories_change" AFTER INSERT OR DELETE OR TRUNCATE OR UPDATE ON "categories" FOR EACH STATEMENT EXECUTE FUNCTION "note_store_change"('catalogue');--> statement-breakpoint
CREATE TRIGGER "game_tags_change" AFTER INSERT OR DELETE OR TRUNCATE OR UPDATE ON "game_tags" FOR EACH STATEMENT EXECUTE FUNCTION "note_store_change"('catalogue');--> statement-breakpoint
CREATE TRIGGER "tags_change" AFTER INSERT OR DELETE OR TRUNCATE OR UPDATE ON "tags" FOR EACH STATEMENT EXECUTE FUNCTION "note_store_change"('catalogue');--> statement-breakpoint
CREATE TRIGGER "prices_change" AFTER INSERT OR DELETE OR TRUNCATE OR UPDATE ON "prices" FOR EACH STATEMENT EXECUTE FUNCTION "note_store_change"('catalogue');--> statement-breakpoint
CREATE TRIGGER "sales_change" AFTER INSERT OR DELETE OR TRUNCATE OR UPDATE ON "sales" FOR EACH STATEMENT EXECUTE FUNCTION "note_store_change"('catalogue');--> statement-breakpoint
CREATE TRIGGER "game_search_change" AFTER INSERT OR DELETE OR TRUNCATE OR UPDATE ON "game_search" FOR EACH STATEMENT EXECUTE FUNCTION "note_store_change"('catalogue');
