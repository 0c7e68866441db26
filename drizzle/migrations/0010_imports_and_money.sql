CREATE TABLE "charges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"amount" bigint NOT NULL,
	"provider" text NOT NULL,
	"reference" text,
	"pay_url" text,
	"state" text DEFAULT 'ready' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"approving_at" timestamp with time zone,
	"look_at" timestamp with time zone,
	"looks" integer DEFAULT 0 NOT NULL,
	"purchase" jsonb,
	"order_id" uuid,
	"refusal" jsonb,
	CONSTRAINT "charges_reference" UNIQUE("provider","reference"),
	CONSTRAINT "charges_amount" CHECK ("charges"."amount" > 0),
	CONSTRAINT "charges_state" CHECK ("charges"."state" in ('ready', 'approved', 'cancelled', 'failed', 'expired')
        and ("charges"."state" = 'ready') = ("charges"."settled_at" is null)),
	CONSTRAINT "charges_purchase" CHECK ("charges"."order_id" is null or "charges"."state" = 'approved')
);
--> statement-breakpoint
CREATE TABLE "gift_cards" (
	"id" uuid PRIMARY KEY NOT NULL,
	"buyer_id" uuid NOT NULL,
	"recipient_id" uuid,
	"currency" text NOT NULL,
	"amount" bigint NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"bought_at" timestamp with time zone NOT NULL,
	"redeemed_at" timestamp with time zone,
	"redeemed_by" uuid,
	CONSTRAINT "gift_cards_code" UNIQUE("code_hash"),
	CONSTRAINT "gift_cards_amount" CHECK ("gift_cards"."amount" > 0),
	CONSTRAINT "gift_cards_redeemed" CHECK (("gift_cards"."redeemed_at" is null) = ("gift_cards"."redeemed_by" is null)),
	CONSTRAINT "gift_cards_recipient" CHECK ("gift_cards"."recipient_id" <> "gift_cards"."buyer_id")
);
--> statement-breakpoint
CREATE TABLE "sandbox_payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"amount" bigint NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"return_url" text NOT NULL,
	"language" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sandbox_payments_order" UNIQUE("order_id"),
	CONSTRAINT "sandbox_payments_state" CHECK ("sandbox_payments"."state" in ('waiting', 'paid', 'declined', 'cancelled')),
	CONSTRAINT "sandbox_payments_amount" CHECK ("sandbox_payments"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "cart_items" (
	"member_id" uuid NOT NULL,
	"game_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"seen_amount" bigint,
	"seen_currency" text NOT NULL,
	CONSTRAINT "cart_items_member_id_game_id_pk" PRIMARY KEY("member_id","game_id")
);
--> statement-breakpoint
CREATE TABLE "imported_games" (
	"source" text NOT NULL,
	"key" text NOT NULL,
	"game_id" uuid NOT NULL,
	"digests" jsonb NOT NULL,
	CONSTRAINT "imported_games_source_key_pk" PRIMARY KEY("source","key")
);
--> statement-breakpoint
CREATE TABLE "store_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "store_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"token" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"member_id" uuid,
	"publisher_id" uuid,
	"country" text,
	"provider" text,
	"currency" text NOT NULL,
	"balance" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "ledger_accounts_one_each" UNIQUE NULLS NOT DISTINCT("kind","member_id","publisher_id","country","provider","currency"),
	CONSTRAINT "ledger_accounts_kind" CHECK (("ledger_accounts"."kind" = 'member') = ("ledger_accounts"."member_id" is not null)
        and ("ledger_accounts"."kind" = 'publisher') = ("ledger_accounts"."publisher_id" is not null and "ledger_accounts"."country" is not null)
        and ("ledger_accounts"."kind" = 'provider') = ("ledger_accounts"."provider" is not null)
        and "ledger_accounts"."kind" in ('member', 'publisher', 'fee', 'provider', 'giftCards')),
	CONSTRAINT "ledger_accounts_balance" CHECK ("ledger_accounts"."balance" >= 0 or "ledger_accounts"."kind" not in ('member', 'giftCards'))
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"transfer_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "ledger_entries_transfer_id_account_id_pk" PRIMARY KEY("transfer_id","account_id"),
	CONSTRAINT "ledger_entries_amount" CHECK ("ledger_entries"."amount" <> 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_transfers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"reference" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "ledger_transfers_once" UNIQUE("kind","reference"),
	CONSTRAINT "ledger_transfers_kind" CHECK ("ledger_transfers"."kind" in ('charge', 'chargeBack', 'purchase', 'refund', 'giftCard', 'redemption'))
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"game_id" uuid NOT NULL,
	"publisher_id" uuid,
	"list_price" bigint NOT NULL,
	"price" bigint NOT NULL,
	"share" bigint NOT NULL,
	"refunded_at" timestamp with time zone,
	"refund_reason" text,
	"refund_played" integer,
	CONSTRAINT "order_lines_place" UNIQUE("order_id","position"),
	CONSTRAINT "order_lines_game" UNIQUE("order_id","game_id"),
	CONSTRAINT "order_lines_price" CHECK ("order_lines"."price" between 0 and "order_lines"."list_price" and "order_lines"."share" between 0 and "order_lines"."price"),
	CONSTRAINT "order_lines_refund" CHECK (("order_lines"."refunded_at" is null) = ("order_lines"."refund_reason" is null)
        and ("order_lines"."refunded_at" is null) = ("order_lines"."refund_played" is null)),
	CONSTRAINT "order_lines_share" CHECK ("order_lines"."publisher_id" is not null or "order_lines"."share" = 0)
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"recipient_id" uuid NOT NULL,
	"country" text NOT NULL,
	"currency" text NOT NULL,
	"total" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "orders_total" CHECK ("orders"."total" >= 0)
);
--> statement-breakpoint
DROP INDEX "game_search_document";--> statement-breakpoint
DROP INDEX "game_search_grams";--> statement-breakpoint
DROP INDEX "games_by_release";--> statement-breakpoint
ALTER TABLE "games" ALTER COLUMN "publisher_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "games" ALTER COLUMN "released_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "entitlements" ADD COLUMN "source" text DEFAULT 'grant' NOT NULL;--> statement-breakpoint
ALTER TABLE "entitlements" ADD COLUMN "line_id" uuid;--> statement-breakpoint
ALTER TABLE "charges" ADD CONSTRAINT "charges_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charges" ADD CONSTRAINT "charges_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift_cards" ADD CONSTRAINT "gift_cards_buyer_id_members_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift_cards" ADD CONSTRAINT "gift_cards_recipient_id_members_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift_cards" ADD CONSTRAINT "gift_cards_redeemed_by_members_id_fk" FOREIGN KEY ("redeemed_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_items" ADD CONSTRAINT "cart_items_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_items" ADD CONSTRAINT "cart_items_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imported_games" ADD CONSTRAINT "imported_games_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_publisher_id_publishers_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_transfer_id_ledger_transfers_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."ledger_transfers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_account_id_ledger_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."ledger_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_publisher_id_publishers_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_recipient_id_members_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "charges_newest" ON "charges" USING btree ("member_id","created_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "charges_due" ON "charges" USING btree ("look_at") WHERE "charges"."look_at" is not null;--> statement-breakpoint
CREATE INDEX "charges_order" ON "charges" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "gift_cards_bought" ON "gift_cards" USING btree ("buyer_id","bought_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "gift_cards_received" ON "gift_cards" USING btree ("recipient_id","bought_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "gift_cards_redeemed_by" ON "gift_cards" USING btree ("redeemed_by");--> statement-breakpoint
CREATE INDEX "cart_items_game" ON "cart_items" USING btree ("game_id");--> statement-breakpoint
CREATE INDEX "imported_games_game" ON "imported_games" USING btree ("game_id");--> statement-breakpoint
CREATE INDEX "store_changes_at" ON "store_changes" USING btree ("at");--> statement-breakpoint
CREATE INDEX "ledger_accounts_member" ON "ledger_accounts" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "ledger_accounts_publisher" ON "ledger_accounts" USING btree ("publisher_id");--> statement-breakpoint
CREATE INDEX "ledger_entries_account" ON "ledger_entries" USING btree ("account_id","transfer_id");--> statement-breakpoint
CREATE INDEX "order_lines_of_game" ON "order_lines" USING btree ("game_id");--> statement-breakpoint
CREATE INDEX "order_lines_publisher" ON "order_lines" USING btree ("publisher_id");--> statement-breakpoint
CREATE INDEX "orders_newest" ON "orders" USING btree ("member_id","at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "orders_recipient" ON "orders" USING btree ("recipient_id");--> statement-breakpoint
ALTER TABLE "entitlements" ADD CONSTRAINT "entitlements_line_id_order_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "entitlements_newest" ON "entitlements" USING btree ("member_id","at" DESC NULLS LAST,"game_id");--> statement-breakpoint
CREATE INDEX "publishers_by_name" ON "publishers" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "game_search_document" ON "game_search" USING gin ("document" gin_trgm_ops) WITH (fastupdate=true,gin_pending_list_limit=256);--> statement-breakpoint
CREATE INDEX "game_search_grams" ON "game_search" USING gin ("grams") WITH (fastupdate=true,gin_pending_list_limit=256);--> statement-breakpoint
CREATE INDEX "games_by_release" ON "games" USING btree (coalesce("released_at", to_timestamp(0)) desc nulls last,"id");--> statement-breakpoint
ALTER TABLE "entitlements" ADD CONSTRAINT "entitlements_line" UNIQUE("line_id");--> statement-breakpoint
ALTER TABLE "entitlements" ADD CONSTRAINT "entitlements_source" CHECK ("entitlements"."source" in ('order', 'key', 'grant') and ("entitlements"."source" = 'order') = ("entitlements"."line_id" is not null));--> statement-breakpoint
ALTER TABLE "entitlements" ADD CONSTRAINT "entitlements_played" CHECK ("entitlements"."play_minutes" >= 0);