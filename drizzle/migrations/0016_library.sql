CREATE TABLE "collection_games" (
	"member_id" uuid NOT NULL,
	"game_id" uuid NOT NULL,
	"collection_id" uuid NOT NULL,
	CONSTRAINT "collection_games_collection_id_game_id_pk" PRIMARY KEY("collection_id","game_id")
);
--> statement-breakpoint
CREATE TABLE "collections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "collections_name" UNIQUE("member_id","name_key"),
	CONSTRAINT "collections_owner" UNIQUE("member_id","id"),
	CONSTRAINT "collections_name_length" CHECK (char_length("collections"."name") between 1 and 40)
);
--> statement-breakpoint
CREATE TABLE "game_devices" (
	"member_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "game_devices_member_id_id_pk" PRIMARY KEY("member_id","id"),
	CONSTRAINT "game_devices_name" CHECK (char_length("game_devices"."name") between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "installs" (
	"member_id" uuid NOT NULL,
	"game_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "installs_member_id_game_id_device_id_pk" PRIMARY KEY("member_id","game_id","device_id")
);
--> statement-breakpoint
CREATE TABLE "play_sessions" (
	"member_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"game_id" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"beat_at" timestamp with time zone NOT NULL,
	CONSTRAINT "play_sessions_member_id_device_id_pk" PRIMARY KEY("member_id","device_id"),
	CONSTRAINT "play_sessions_order" CHECK ("play_sessions"."started_at" <= "play_sessions"."beat_at")
);
--> statement-breakpoint
CREATE TABLE "play_stretches" (
	"member_id" uuid NOT NULL,
	"game_id" uuid NOT NULL,
	"began_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone NOT NULL,
	CONSTRAINT "play_stretches_member_id_game_id_began_at_pk" PRIMARY KEY("member_id","game_id","began_at"),
	CONSTRAINT "play_stretches_order" CHECK ("play_stretches"."began_at" < "play_stretches"."ended_at")
);
--> statement-breakpoint
CREATE TABLE "product_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"game_id" uuid NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"redeemed_by" uuid,
	"redeemed_at" timestamp with time zone,
	CONSTRAINT "product_keys_code" UNIQUE("code_hash"),
	CONSTRAINT "product_keys_redeemed" CHECK (("product_keys"."redeemed_by" is null) = ("product_keys"."redeemed_at" is null))
);
--> statement-breakpoint
ALTER TABLE "entitlements" DROP CONSTRAINT "entitlements_played";--> statement-breakpoint
ALTER TABLE "entitlements" ADD COLUMN "play_ms" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "entitlements" ADD COLUMN "played_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "entitlements" ADD COLUMN "hidden" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "collection_games" ADD CONSTRAINT "collection_games_owned" FOREIGN KEY ("member_id","game_id") REFERENCES "public"."entitlements"("member_id","game_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_games" ADD CONSTRAINT "collection_games_owner" FOREIGN KEY ("member_id","collection_id") REFERENCES "public"."collections"("member_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collections" ADD CONSTRAINT "collections_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "game_devices" ADD CONSTRAINT "game_devices_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "installs" ADD CONSTRAINT "installs_owned" FOREIGN KEY ("member_id","game_id") REFERENCES "public"."entitlements"("member_id","game_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "installs" ADD CONSTRAINT "installs_on" FOREIGN KEY ("member_id","device_id") REFERENCES "public"."game_devices"("member_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "play_sessions" ADD CONSTRAINT "play_sessions_owned" FOREIGN KEY ("member_id","game_id") REFERENCES "public"."entitlements"("member_id","game_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "play_sessions" ADD CONSTRAINT "play_sessions_device" FOREIGN KEY ("member_id","device_id") REFERENCES "public"."game_devices"("member_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "play_stretches" ADD CONSTRAINT "play_stretches_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "play_stretches" ADD CONSTRAINT "play_stretches_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_keys" ADD CONSTRAINT "product_keys_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_keys" ADD CONSTRAINT "product_keys_redeemed_by_members_id_fk" FOREIGN KEY ("redeemed_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "collection_games_copy" ON "collection_games" USING btree ("member_id","game_id");--> statement-breakpoint
CREATE INDEX "game_devices_newest" ON "game_devices" USING btree ("member_id","seen_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "installs_device" ON "installs" USING btree ("member_id","device_id");--> statement-breakpoint
CREATE INDEX "play_sessions_copy" ON "play_sessions" USING btree ("member_id","game_id");--> statement-breakpoint
CREATE INDEX "product_keys_redeemed_by" ON "product_keys" USING btree ("redeemed_by");--> statement-breakpoint
CREATE INDEX "product_keys_game" ON "product_keys" USING btree ("game_id");--> statement-breakpoint
CREATE INDEX "entitlements_played_last" ON "entitlements" USING btree ("member_id","played_at" DESC NULLS LAST,"game_id");--> statement-breakpoint
ALTER TABLE "entitlements" ADD CONSTRAINT "entitlements_played" CHECK ("entitlements"."play_ms" >= 0);