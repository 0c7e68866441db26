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
ALTER TABLE "messages" DROP CONSTRAINT "messages_body";--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "seq" bigint;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "edited_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "reply_to" bigint;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "reactions" jsonb;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "mentions" jsonb;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "mentions_all" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "message_edits" ADD CONSTRAINT "message_edits_room_id_number_messages_room_id_number_fk" FOREIGN KEY ("room_id","number") REFERENCES "public"."messages"("room_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_mentions" ADD CONSTRAINT "message_mentions_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_mentions" ADD CONSTRAINT "message_mentions_room_id_number_messages_room_id_number_fk" FOREIGN KEY ("room_id","number") REFERENCES "public"."messages"("room_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_pins" ADD CONSTRAINT "message_pins_room_id_number_messages_room_id_number_fk" FOREIGN KEY ("room_id","number") REFERENCES "public"."messages"("room_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_reactions" ADD CONSTRAINT "message_reactions_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_reactions" ADD CONSTRAINT "message_reactions_room_id_number_messages_room_id_number_fk" FOREIGN KEY ("room_id","number") REFERENCES "public"."messages"("room_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "message_edits_of" ON "message_edits" USING btree ("room_id","number","id");--> statement-breakpoint
CREATE INDEX "message_mentions_of" ON "message_mentions" USING btree ("room_id","number");--> statement-breakpoint
CREATE INDEX "message_reactions_member" ON "message_reactions" USING btree ("member_id","room_id","number");--> statement-breakpoint
CREATE INDEX "message_reactions_time" ON "message_reactions" USING btree ("room_id","number","emoji","at","member_id");--> statement-breakpoint
CREATE INDEX "messages_to_all" ON "messages" USING btree ("room_id","number") WHERE "messages"."mentions_all";--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_body" CHECK (case when "messages"."deleted_at" is null then char_length("messages"."body") between 1 and 2000 else "messages"."body" = '' end);