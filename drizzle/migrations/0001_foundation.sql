CREATE TABLE "members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"email_key" text NOT NULL,
	"nickname" text NOT NULL,
	"nickname_key" text NOT NULL,
	"password_hash" text,
	"country" text NOT NULL,
	"language" text NOT NULL,
	"avatar" text NOT NULL,
	"kind" text DEFAULT 'normal' NOT NULL,
	"role" text DEFAULT 'member' NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "members_email_key" UNIQUE("email_key"),
	CONSTRAINT "members_nickname_key" UNIQUE("nickname_key"),
	CONSTRAINT "members_language" CHECK ("members"."language" in ('en', 'ko', 'zh')),
	CONSTRAINT "members_country" CHECK ("members"."country" ~ '^[A-Z]{2}$'),
	CONSTRAINT "members_kind" CHECK ("members"."kind" in ('normal', 'vip', 'publisher')),
	CONSTRAINT "members_role" CHECK ("members"."role" in ('member', 'moderator', 'admin'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"user_agent" text NOT NULL,
	"address" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sessions_token_hash" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"room_id" uuid NOT NULL,
	"number" bigint NOT NULL,
	"author_id" uuid NOT NULL,
	"body" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "messages_room_number" UNIQUE("room_id","number"),
	CONSTRAINT "messages_body" CHECK (char_length("messages"."body") between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "room_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"room_id" uuid NOT NULL,
	"after_number" bigint NOT NULL,
	"kind" text NOT NULL,
	"member_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "room_members" (
	"room_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"absent_since" timestamp with time zone,
	CONSTRAINT "room_members_room_id_member_id_pk" PRIMARY KEY("room_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "rooms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"owner_id" uuid,
	"capacity" integer NOT NULL,
	"password_hash" text,
	"lasting" boolean DEFAULT false NOT NULL,
	"member_count" integer DEFAULT 0 NOT NULL,
	"last_number" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "rooms_kind" CHECK ("rooms"."kind" in ('lobby', 'open', 'group', 'direct', 'game', 'rental')),
	CONSTRAINT "rooms_title" CHECK (char_length("rooms"."title") between 1 and 35),
	CONSTRAINT "rooms_capacity" CHECK ("rooms"."capacity" between 2 and 10000),
	CONSTRAINT "rooms_not_overfull" CHECK ("rooms"."member_count" between 0 and "rooms"."capacity")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"topic" text NOT NULL,
	"seq" bigint NOT NULL,
	"type" text NOT NULL,
	"payload" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "events_topic_seq_pk" PRIMARY KEY("topic","seq")
);
--> statement-breakpoint
CREATE TABLE "topics" (
	"topic" text PRIMARY KEY NOT NULL,
	"head" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "request_keys" (
	"member_id" uuid NOT NULL,
	"procedure" text NOT NULL,
	"key" uuid NOT NULL,
	"input_hash" "bytea" NOT NULL,
	"result" jsonb,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "request_keys_member_id_procedure_key_pk" PRIMARY KEY("member_id","procedure","key")
);
--> statement-breakpoint
CREATE TABLE "categories" (
	"slug" text PRIMARY KEY NOT NULL,
	"parent" text,
	"position" smallint NOT NULL,
	"names" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "entitlements" (
	"member_id" uuid NOT NULL,
	"game_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"play_minutes" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "entitlements_member_id_game_id_pk" PRIMARY KEY("member_id","game_id")
);
--> statement-breakpoint
CREATE TABLE "game_categories" (
	"category" text NOT NULL,
	"game_id" uuid NOT NULL,
	CONSTRAINT "game_categories_category_game_id_pk" PRIMARY KEY("category","game_id")
);
--> statement-breakpoint
CREATE TABLE "game_search" (
	"game_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"document" text NOT NULL,
	"grams" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "game_tags" (
	"game_id" uuid NOT NULL,
	"tag" text NOT NULL,
	"position" smallint NOT NULL,
	CONSTRAINT "game_tags_game_id_tag_pk" PRIMARY KEY("game_id","tag")
);
--> statement-breakpoint
CREATE TABLE "game_texts" (
	"game_id" uuid NOT NULL,
	"language" text NOT NULL,
	"short" text NOT NULL,
	"long" text NOT NULL,
	CONSTRAINT "game_texts_game_id_language_pk" PRIMARY KEY("game_id","language")
);
--> statement-breakpoint
CREATE TABLE "games" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"titles" jsonb NOT NULL,
	"publisher_id" uuid NOT NULL,
	"genre" text NOT NULL,
	"systems" text[] NOT NULL,
	"languages" text[] NOT NULL,
	"released_at" timestamp with time zone NOT NULL,
	"pictures" smallint NOT NULL,
	"trailer" boolean NOT NULL,
	"downloads" integer DEFAULT 0 NOT NULL,
	"reviews" integer DEFAULT 0 NOT NULL,
	"positive" integer DEFAULT 0 NOT NULL,
	"wishes" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "games_slug" UNIQUE("slug"),
	CONSTRAINT "games_positive" CHECK ("games"."positive" between 0 and "games"."reviews"),
	CONSTRAINT "games_counters" CHECK ("games"."downloads" >= 0 and "games"."wishes" >= 0)
);
--> statement-breakpoint
CREATE TABLE "prices" (
	"game_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "prices_game_id_currency_pk" PRIMARY KEY("game_id","currency"),
	CONSTRAINT "prices_amount" CHECK ("prices"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "publishers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "publishers_slug" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"game_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"recommended" boolean NOT NULL,
	"body" text NOT NULL,
	"play_minutes" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "reviews_one_each" UNIQUE("game_id","member_id"),
	CONSTRAINT "reviews_body" CHECK (char_length("reviews"."body") between 1 and 8000)
);
--> statement-breakpoint
CREATE TABLE "sales" (
	"id" uuid PRIMARY KEY NOT NULL,
	"game_id" uuid NOT NULL,
	"percent" smallint NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sales_percent" CHECK ("sales"."percent" between 1 and 99),
	CONSTRAINT "sales_period" CHECK ("sales"."starts_at" < "sales"."ends_at")
);
--> statement-breakpoint
CREATE TABLE "tags" (
	"slug" text PRIMARY KEY NOT NULL,
	"names" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wishes" (
	"member_id" uuid NOT NULL,
	"game_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "wishes_member_id_game_id_pk" PRIMARY KEY("member_id","game_id")
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_author_id_members_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_lines" ADD CONSTRAINT "room_lines_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_lines" ADD CONSTRAINT "room_lines_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_members" ADD CONSTRAINT "room_members_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_members" ADD CONSTRAINT "room_members_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_owner_id_members_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_keys" ADD CONSTRAINT "request_keys_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entitlements" ADD CONSTRAINT "entitlements_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entitlements" ADD CONSTRAINT "entitlements_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "game_categories" ADD CONSTRAINT "game_categories_category_categories_slug_fk" FOREIGN KEY ("category") REFERENCES "public"."categories"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "game_categories" ADD CONSTRAINT "game_categories_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "game_search" ADD CONSTRAINT "game_search_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "game_tags" ADD CONSTRAINT "game_tags_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "game_tags" ADD CONSTRAINT "game_tags_tag_tags_slug_fk" FOREIGN KEY ("tag") REFERENCES "public"."tags"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "game_texts" ADD CONSTRAINT "game_texts_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "games" ADD CONSTRAINT "games_publisher_id_publishers_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prices" ADD CONSTRAINT "prices_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sales" ADD CONSTRAINT "sales_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wishes" ADD CONSTRAINT "wishes_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wishes" ADD CONSTRAINT "wishes_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "members_demo" ON "members" USING btree ("joined_at") WHERE "members"."demo";--> statement-breakpoint
CREATE INDEX "sessions_member" ON "sessions" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "sessions_expires" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "messages_author" ON "messages" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "room_lines_place" ON "room_lines" USING btree ("room_id","after_number","id");--> statement-breakpoint
CREATE INDEX "room_lines_member" ON "room_lines" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "room_members_by_member" ON "room_members" USING btree ("member_id","room_id");--> statement-breakpoint
CREATE INDEX "room_members_by_time" ON "room_members" USING btree ("room_id","joined_at","member_id");--> statement-breakpoint
CREATE INDEX "rooms_by_kind" ON "rooms" USING btree ("kind","id");--> statement-breakpoint
CREATE INDEX "entitlements_game" ON "entitlements" USING btree ("game_id");--> statement-breakpoint
CREATE INDEX "game_categories_game" ON "game_categories" USING btree ("game_id");--> statement-breakpoint
CREATE INDEX "game_search_document" ON "game_search" USING gin ("document" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "game_search_grams" ON "game_search" USING gin ("grams");--> statement-breakpoint
CREATE INDEX "game_tags_tag" ON "game_tags" USING btree ("tag");--> statement-breakpoint
CREATE INDEX "games_publisher" ON "games" USING btree ("publisher_id");--> statement-breakpoint
CREATE INDEX "games_by_downloads" ON "games" USING btree ("downloads" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "games_by_release" ON "games" USING btree ("released_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "reviews_newest" ON "reviews" USING btree ("game_id","at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "reviews_member" ON "reviews" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "sales_game" ON "sales" USING btree ("game_id","ends_at");--> statement-breakpoint
CREATE INDEX "wishes_newest" ON "wishes" USING btree ("member_id","at" DESC NULLS LAST,"game_id");--> statement-breakpoint
CREATE INDEX "wishes_game" ON "wishes" USING btree ("game_id");