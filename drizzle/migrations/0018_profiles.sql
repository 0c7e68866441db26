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
ALTER TABLE "favourite_games" ADD CONSTRAINT "favourite_games_copy" FOREIGN KEY ("member_id","game_id") REFERENCES "public"."entitlements"("member_id","game_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guestbook_entries" ADD CONSTRAINT "guestbook_entries_owner_id_members_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guestbook_entries" ADD CONSTRAINT "guestbook_entries_author_id_members_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_deeds" ADD CONSTRAINT "member_deeds_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "guestbook_entries_newest" ON "guestbook_entries" USING btree ("owner_id","at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "guestbook_entries_author" ON "guestbook_entries" USING btree ("author_id","id");--> statement-breakpoint
CREATE INDEX "member_deeds_of_day" ON "member_deeds" USING btree ("member_id","deed","at");