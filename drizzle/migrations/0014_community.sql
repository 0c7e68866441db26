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
ALTER TABLE "messages" ADD COLUMN "seq" bigint;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "edited_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "reply_to" bigint;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "reactions" jsonb;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "mentions" jsonb;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "mentions_all" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "edited_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "copy" text DEFAULT 'bought' NOT NULL;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "hidden_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "hidden_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "scored" boolean GENERATED ALWAYS AS (copy = 'bought' and hidden_at is null) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "helpful" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "unhelpful" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "funny" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "message_edits" ADD CONSTRAINT "message_edits_room_id_number_messages_room_id_number_fk" FOREIGN KEY ("room_id","number") REFERENCES "public"."messages"("room_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_mentions" ADD CONSTRAINT "message_mentions_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_mentions" ADD CONSTRAINT "message_mentions_room_id_number_messages_room_id_number_fk" FOREIGN KEY ("room_id","number") REFERENCES "public"."messages"("room_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_pins" ADD CONSTRAINT "message_pins_room_id_number_messages_room_id_number_fk" FOREIGN KEY ("room_id","number") REFERENCES "public"."messages"("room_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_reactions" ADD CONSTRAINT "message_reactions_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_reactions" ADD CONSTRAINT "message_reactions_room_id_number_messages_room_id_number_fk" FOREIGN KEY ("room_id","number") REFERENCES "public"."messages"("room_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
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
CREATE INDEX "message_edits_of" ON "message_edits" USING btree ("room_id","number","id");--> statement-breakpoint
CREATE INDEX "message_mentions_of" ON "message_mentions" USING btree ("room_id","number");--> statement-breakpoint
CREATE INDEX "message_reactions_member" ON "message_reactions" USING btree ("member_id","room_id","number");--> statement-breakpoint
CREATE INDEX "message_reactions_time" ON "message_reactions" USING btree ("room_id","number","emoji","at","member_id");--> statement-breakpoint
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
CREATE INDEX "messages_to_all" ON "messages" USING btree ("room_id","number") WHERE "messages"."mentions_all";--> statement-breakpoint
CREATE INDEX "reviews_most_helpful" ON "reviews" USING btree ("game_id","helpful" DESC NULLS LAST,"at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "reviews_most_played" ON "reviews" USING btree ("game_id","play_minutes" DESC NULLS LAST,"at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "reviews_recent" ON "reviews" USING btree ("game_id","at","recommended") WHERE "reviews"."scored";--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_body" CHECK (case when "messages"."deleted_at" is null then char_length("messages"."body") between 1 and 2000 else "messages"."body" = '' end);--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_copy" CHECK ("reviews"."copy" in ('bought', 'key', 'returned'));--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_votes" CHECK ("reviews"."helpful" >= 0 and "reviews"."unhelpful" >= 0 and "reviews"."funny" >= 0);