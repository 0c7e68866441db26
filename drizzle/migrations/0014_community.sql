CREATE TABLE "alert_boxes" (
	"member_id" uuid PRIMARY KEY NOT NULL,
	"last_number" bigint DEFAULT 0 NOT NULL,
	"unread" integer DEFAULT 0 NOT NULL,
	"off" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "alert_boxes_counters" CHECK ("alert_boxes"."last_number" >= 0 and "alert_boxes"."unread" >= 0)
);
--> statement-breakpoint
CREATE TABLE "alert_parts" (
	"member_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"alert_id" uuid NOT NULL,
	"number" bigint NOT NULL,
	"actor_id" uuid,
	"thing" text NOT NULL,
	"params" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "alert_parts_member_id_kind_source_pk" PRIMARY KEY("member_id","kind","source")
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"number" bigint NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"params" jsonb NOT NULL,
	"count" integer NOT NULL,
	"actor_count" integer NOT NULL,
	"actor_ids" uuid[] NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"withdrawn" boolean DEFAULT false NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "alerts_number" UNIQUE("member_id","number"),
	CONSTRAINT "alerts_removed_are_read" CHECK ("alerts"."removed_at" is null or "alerts"."read_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "price_drops" (
	"game_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"prices" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"cursor" uuid,
	"done_at" timestamp with time zone,
	CONSTRAINT "price_drops_game_id_number_pk" PRIMARY KEY("game_id","number")
);
--> statement-breakpoint
CREATE TABLE "price_watches" (
	"game_id" uuid PRIMARY KEY NOT NULL,
	"prices" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"drops" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "message_edits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"room_id" uuid NOT NULL,
	"number" bigint NOT NULL,
	"body" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "message_mentions" (
	"member_id" uuid NOT NULL,
	"room_id" uuid NOT NULL,
	"number" bigint NOT NULL,
	CONSTRAINT "message_mentions_member_id_room_id_number_pk" PRIMARY KEY("member_id","room_id","number")
);
--> statement-breakpoint
CREATE TABLE "message_pins" (
	"id" uuid PRIMARY KEY NOT NULL,
	"room_id" uuid NOT NULL,
	"number" bigint NOT NULL,
	CONSTRAINT "message_pins_once" UNIQUE("room_id","number")
);
--> statement-breakpoint
CREATE TABLE "message_reactions" (
	"room_id" uuid NOT NULL,
	"number" bigint NOT NULL,
	"emoji" text NOT NULL,
	"member_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "message_reactions_room_id_number_emoji_member_id_pk" PRIMARY KEY("room_id","number","emoji","member_id")
);
--> statement-breakpoint
CREATE TABLE "blocks" (
	"member_id" uuid NOT NULL,
	"blocked_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "blocks_member_id_blocked_id_pk" PRIMARY KEY("member_id","blocked_id"),
	CONSTRAINT "blocks_other" CHECK ("blocks"."member_id" <> "blocks"."blocked_id")
);
--> statement-breakpoint
CREATE TABLE "bonds" (
	"low_id" uuid NOT NULL,
	"high_id" uuid NOT NULL,
	"state" text NOT NULL,
	"asker_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"declined_at" timestamp with time zone,
	CONSTRAINT "bonds_low_id_high_id_pk" PRIMARY KEY("low_id","high_id"),
	CONSTRAINT "bonds_order" CHECK ("bonds"."low_id" < "bonds"."high_id"),
	CONSTRAINT "bonds_state" CHECK ("bonds"."state" in ('asked', 'friends')),
	CONSTRAINT "bonds_asker" CHECK ("bonds"."asker_id" in ("bonds"."low_id", "bonds"."high_id")),
	CONSTRAINT "bonds_declined" CHECK ("bonds"."declined_at" is null or "bonds"."state" = 'asked')
);
--> statement-breakpoint
CREATE TABLE "friend_notes" (
	"member_id" uuid NOT NULL,
	"friend_id" uuid NOT NULL,
	"own_name" text DEFAULT '' NOT NULL,
	"favourite" boolean DEFAULT false NOT NULL,
	"labels" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "friend_notes_member_id_friend_id_pk" PRIMARY KEY("member_id","friend_id"),
	CONSTRAINT "friend_notes_own_name" CHECK (char_length("friend_notes"."own_name") <= 20),
	CONSTRAINT "friend_notes_labels" CHECK (cardinality("friend_notes"."labels") <= 5)
);
--> statement-breakpoint
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
CREATE TABLE "presences" (
	"member_id" uuid PRIMARY KEY NOT NULL,
	"chosen" text DEFAULT 'online' NOT NULL,
	"show_state" text DEFAULT 'everyone' NOT NULL,
	"show_room" text DEFAULT 'friends' NOT NULL,
	"show_playing" text DEFAULT 'friends' NOT NULL,
	"seen_at" timestamp with time zone,
	CONSTRAINT "presences_chosen" CHECK ("presences"."chosen" in ('online', 'busy', 'invisible')),
	CONSTRAINT "presences_show_state" CHECK ("presences"."show_state" in ('everyone', 'friends', 'nobody')),
	CONSTRAINT "presences_show_room" CHECK ("presences"."show_room" in ('everyone', 'friends', 'nobody')),
	CONSTRAINT "presences_show_playing" CHECK ("presences"."show_playing" in ('everyone', 'friends', 'nobody'))
);
--> statement-breakpoint
CREATE TABLE "favourite_games" (
	"member_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"game_id" uuid NOT NULL,
	CONSTRAINT "favourite_games_member_id_position_pk" PRIMARY KEY("member_id","position"),
	CONSTRAINT "favourite_games_once" UNIQUE("member_id","game_id"),
	CONSTRAINT "favourite_games_position" CHECK ("favourite_games"."position" between 0 and 7)
);
--> statement-breakpoint
CREATE TABLE "guestbook_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"body" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"edited_at" timestamp with time zone,
	CONSTRAINT "guestbook_entries_body" CHECK (char_length("guestbook_entries"."body") between 1 and 1000),
	CONSTRAINT "guestbook_entries_other" CHECK ("guestbook_entries"."owner_id" <> "guestbook_entries"."author_id")
);
--> statement-breakpoint
CREATE TABLE "member_deeds" (
	"member_id" uuid NOT NULL,
	"deed" text NOT NULL,
	"reference" text NOT NULL,
	"points" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "member_deeds_member_id_deed_reference_pk" PRIMARY KEY("member_id","deed","reference"),
	CONSTRAINT "member_deeds_points" CHECK ("member_deeds"."points" >= 0)
);
--> statement-breakpoint
CREATE TABLE "profiles" (
	"member_id" uuid PRIMARY KEY NOT NULL,
	"background" text,
	"games" text DEFAULT 'friends' NOT NULL,
	"play_time" text DEFAULT 'friends' NOT NULL,
	"wishlist" text DEFAULT 'me' NOT NULL,
	"reviews" text DEFAULT 'everyone' NOT NULL,
	"friends" text DEFAULT 'friends' NOT NULL,
	"favourites" text DEFAULT 'everyone' NOT NULL,
	"guestbook" text DEFAULT 'everyone' NOT NULL,
	"country" text DEFAULT 'me' NOT NULL,
	"writers" text DEFAULT 'friends' NOT NULL,
	CONSTRAINT "profiles_audiences" CHECK (array["profiles"."games", "profiles"."play_time", "profiles"."wishlist", "profiles"."reviews", "profiles"."friends",
        "profiles"."favourites", "profiles"."guestbook", "profiles"."country"]
        <@ array['everyone', 'friends', 'me']),
	CONSTRAINT "profiles_writers" CHECK ("profiles"."writers" in ('everyone', 'friends', 'nobody'))
);
--> statement-breakpoint
CREATE TABLE "publisher_members" (
	"publisher_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"role" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "publisher_members_publisher_id_member_id_pk" PRIMARY KEY("publisher_id","member_id"),
	CONSTRAINT "publisher_members_role" CHECK ("publisher_members"."role" in ('owner', 'editor', 'support'))
);
--> statement-breakpoint
CREATE TABLE "review_replies" (
	"review_id" uuid PRIMARY KEY NOT NULL,
	"publisher_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"body" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"edited_at" timestamp with time zone,
	CONSTRAINT "review_replies_body" CHECK (char_length("review_replies"."body") between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "review_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"review_id" uuid,
	"game_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"reporter_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"note" text NOT NULL,
	"recommended" boolean NOT NULL,
	"body" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"outcome" text,
	CONSTRAINT "review_reports_one_each" UNIQUE("review_id","reporter_id"),
	CONSTRAINT "review_reports_closed" CHECK (("review_reports"."closed_at" is null) = ("review_reports"."outcome" is null))
);
--> statement-breakpoint
CREATE TABLE "review_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"review_id" uuid NOT NULL,
	"recommended" boolean NOT NULL,
	"body" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_votes" (
	"review_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"vote" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "review_votes_review_id_member_id_pk" PRIMARY KEY("review_id","member_id"),
	CONSTRAINT "review_votes_vote" CHECK ("review_votes"."vote" in ('helpful', 'unhelpful', 'funny'))
);
--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_body";--> statement-breakpoint
ALTER TABLE "entitlements" DROP CONSTRAINT "entitlements_played";--> statement-breakpoint
DROP INDEX "wishes_game";--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "seq" bigint;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "edited_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "reply_to" bigint;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "reactions" jsonb;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "mentions" jsonb;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "mentions_all" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "entitlements" ADD COLUMN "play_ms" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "entitlements" ADD COLUMN "played_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "entitlements" ADD COLUMN "hidden" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "edited_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "copy" text DEFAULT 'bought' NOT NULL;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "hidden_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "hidden_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "scored" boolean GENERATED ALWAYS AS (copy = 'bought' and hidden_at is null) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "helpful" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "unhelpful" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "funny" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sales" ADD COLUMN "publisher_id" uuid;--> statement-breakpoint
ALTER TABLE "wishes" ADD COLUMN "alert_when" text DEFAULT 'any' NOT NULL;--> statement-breakpoint
ALTER TABLE "wishes" ADD COLUMN "alert_value" bigint;--> statement-breakpoint
ALTER TABLE "wishes" ADD COLUMN "alert_currency" text;--> statement-breakpoint
ALTER TABLE "wishes" ADD COLUMN "drops_before" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "alert_boxes" ADD CONSTRAINT "alert_boxes_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_parts" ADD CONSTRAINT "alert_parts_alert_id_alerts_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alerts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_parts" ADD CONSTRAINT "alert_parts_actor_id_members_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_member_id_alert_boxes_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."alert_boxes"("member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_drops" ADD CONSTRAINT "price_drops_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_watches" ADD CONSTRAINT "price_watches_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_edits" ADD CONSTRAINT "message_edits_room_id_number_messages_room_id_number_fk" FOREIGN KEY ("room_id","number") REFERENCES "public"."messages"("room_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_mentions" ADD CONSTRAINT "message_mentions_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_mentions" ADD CONSTRAINT "message_mentions_room_id_number_messages_room_id_number_fk" FOREIGN KEY ("room_id","number") REFERENCES "public"."messages"("room_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_pins" ADD CONSTRAINT "message_pins_room_id_number_messages_room_id_number_fk" FOREIGN KEY ("room_id","number") REFERENCES "public"."messages"("room_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_reactions" ADD CONSTRAINT "message_reactions_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_reactions" ADD CONSTRAINT "message_reactions_room_id_number_messages_room_id_number_fk" FOREIGN KEY ("room_id","number") REFERENCES "public"."messages"("room_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_blocked_id_members_id_fk" FOREIGN KEY ("blocked_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bonds" ADD CONSTRAINT "bonds_low_id_members_id_fk" FOREIGN KEY ("low_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bonds" ADD CONSTRAINT "bonds_high_id_members_id_fk" FOREIGN KEY ("high_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "friend_notes" ADD CONSTRAINT "friend_notes_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "friend_notes" ADD CONSTRAINT "friend_notes_friend_id_members_id_fk" FOREIGN KEY ("friend_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
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
ALTER TABLE "presences" ADD CONSTRAINT "presences_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "favourite_games" ADD CONSTRAINT "favourite_games_copy" FOREIGN KEY ("member_id","game_id") REFERENCES "public"."entitlements"("member_id","game_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guestbook_entries" ADD CONSTRAINT "guestbook_entries_owner_id_members_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guestbook_entries" ADD CONSTRAINT "guestbook_entries_author_id_members_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_deeds" ADD CONSTRAINT "member_deeds_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publisher_members" ADD CONSTRAINT "publisher_members_publisher_id_publishers_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publisher_members" ADD CONSTRAINT "publisher_members_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_replies" ADD CONSTRAINT "review_replies_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_replies" ADD CONSTRAINT "review_replies_publisher_id_publishers_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_replies" ADD CONSTRAINT "review_replies_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_reports" ADD CONSTRAINT "review_reports_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_reports" ADD CONSTRAINT "review_reports_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_reports" ADD CONSTRAINT "review_reports_author_id_members_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_reports" ADD CONSTRAINT "review_reports_reporter_id_members_id_fk" FOREIGN KEY ("reporter_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_reports" ADD CONSTRAINT "review_reports_closed_by_members_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_versions" ADD CONSTRAINT "review_versions_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_votes" ADD CONSTRAINT "review_votes_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_votes" ADD CONSTRAINT "review_votes_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_parts_alert" ON "alert_parts" USING btree ("alert_id","number");--> statement-breakpoint
CREATE INDEX "alert_parts_actor" ON "alert_parts" USING btree ("actor_id","member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_open" ON "alerts" USING btree ("member_id","kind","subject") WHERE "alerts"."read_at" is null;--> statement-breakpoint
CREATE INDEX "alerts_kind" ON "alerts" USING btree ("member_id","kind","number");--> statement-breakpoint
CREATE INDEX "alerts_unread" ON "alerts" USING btree ("member_id","number") WHERE "alerts"."read_at" is null;--> statement-breakpoint
CREATE INDEX "alerts_removed" ON "alerts" USING btree ("removed_at") WHERE "alerts"."removed_at" is not null;--> statement-breakpoint
CREATE INDEX "alerts_at" ON "alerts" USING btree ("at");--> statement-breakpoint
CREATE INDEX "price_drops_waiting" ON "price_drops" USING btree ("at") WHERE "price_drops"."done_at" is null;--> statement-breakpoint
CREATE INDEX "price_drops_done" ON "price_drops" USING btree ("done_at") WHERE "price_drops"."done_at" is not null;--> statement-breakpoint
CREATE INDEX "message_edits_of" ON "message_edits" USING btree ("room_id","number","id");--> statement-breakpoint
CREATE INDEX "message_mentions_of" ON "message_mentions" USING btree ("room_id","number");--> statement-breakpoint
CREATE INDEX "message_reactions_member" ON "message_reactions" USING btree ("member_id","room_id","number");--> statement-breakpoint
CREATE INDEX "message_reactions_time" ON "message_reactions" USING btree ("room_id","number","emoji","at","member_id");--> statement-breakpoint
CREATE INDEX "blocks_blocked" ON "blocks" USING btree ("blocked_id","member_id");--> statement-breakpoint
CREATE INDEX "bonds_high" ON "bonds" USING btree ("high_id","low_id");--> statement-breakpoint
CREATE INDEX "friend_notes_friend" ON "friend_notes" USING btree ("friend_id");--> statement-breakpoint
CREATE INDEX "collection_games_copy" ON "collection_games" USING btree ("member_id","game_id");--> statement-breakpoint
CREATE INDEX "game_devices_newest" ON "game_devices" USING btree ("member_id","seen_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "installs_device" ON "installs" USING btree ("member_id","device_id");--> statement-breakpoint
CREATE INDEX "play_sessions_copy" ON "play_sessions" USING btree ("member_id","game_id");--> statement-breakpoint
CREATE INDEX "product_keys_redeemed_by" ON "product_keys" USING btree ("redeemed_by");--> statement-breakpoint
CREATE INDEX "product_keys_game" ON "product_keys" USING btree ("game_id");--> statement-breakpoint
CREATE INDEX "guestbook_entries_newest" ON "guestbook_entries" USING btree ("owner_id","at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "guestbook_entries_author" ON "guestbook_entries" USING btree ("author_id","id");--> statement-breakpoint
CREATE INDEX "member_deeds_of_day" ON "member_deeds" USING btree ("member_id","deed","at");--> statement-breakpoint
CREATE INDEX "publisher_members_member" ON "publisher_members" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "review_replies_member" ON "review_replies" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "review_replies_publisher" ON "review_replies" USING btree ("publisher_id");--> statement-breakpoint
CREATE INDEX "review_reports_open" ON "review_reports" USING btree ("id") WHERE "review_reports"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "review_reports_author" ON "review_reports" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "review_reports_reporter" ON "review_reports" USING btree ("reporter_id");--> statement-breakpoint
CREATE INDEX "review_reports_closer" ON "review_reports" USING btree ("closed_by");--> statement-breakpoint
CREATE INDEX "review_reports_game" ON "review_reports" USING btree ("game_id");--> statement-breakpoint
CREATE INDEX "review_versions_newest" ON "review_versions" USING btree ("review_id","at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "review_votes_member" ON "review_votes" USING btree ("member_id");--> statement-breakpoint
ALTER TABLE "sales" ADD CONSTRAINT "sales_publisher_id_publishers_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "messages_to_all" ON "messages" USING btree ("room_id","number") WHERE "messages"."mentions_all";--> statement-breakpoint
CREATE INDEX "entitlements_played_last" ON "entitlements" USING btree ("member_id","played_at" DESC NULLS LAST,"game_id");--> statement-breakpoint
CREATE INDEX "reviews_most_helpful" ON "reviews" USING btree ("game_id","helpful" DESC NULLS LAST,"at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "reviews_most_played" ON "reviews" USING btree ("game_id","play_minutes" DESC NULLS LAST,"at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "reviews_recent" ON "reviews" USING btree ("game_id","at","recommended") WHERE "reviews"."scored";--> statement-breakpoint
CREATE INDEX "sales_publisher" ON "sales" USING btree ("publisher_id");--> statement-breakpoint
CREATE INDEX "wishes_game" ON "wishes" USING btree ("game_id","member_id");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_body" CHECK (case when "messages"."deleted_at" is null then char_length("messages"."body") between 1 and 2000 else "messages"."body" = '' end);--> statement-breakpoint
ALTER TABLE "entitlements" ADD CONSTRAINT "entitlements_played" CHECK ("entitlements"."play_ms" >= 0);--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_copy" CHECK ("reviews"."copy" in ('bought', 'key', 'returned'));--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_votes" CHECK ("reviews"."helpful" >= 0 and "reviews"."unhelpful" >= 0 and "reviews"."funny" >= 0);--> statement-breakpoint
ALTER TABLE "wishes" ADD CONSTRAINT "wishes_alert" CHECK (case "wishes"."alert_when" when 'any' then "wishes"."alert_value" is null and "wishes"."alert_currency" is null
        when 'percent' then "wishes"."alert_value" between 1 and 100 and "wishes"."alert_currency" is null
        when 'under' then "wishes"."alert_value" > 0 and "wishes"."alert_currency" is not null else false end);