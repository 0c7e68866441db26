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
