CREATE TABLE "attachment_days" (
	"member_id" uuid PRIMARY KEY NOT NULL,
	"day" date NOT NULL,
	"bytes" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"key" uuid NOT NULL,
	"input_hash" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"type" text,
	"bytes" integer NOT NULL,
	"width" integer,
	"height" integer,
	"moves" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"room_id" uuid,
	"number" bigint,
	CONSTRAINT "attachments_once" UNIQUE("member_id","key"),
	CONSTRAINT "attachments_kind" CHECK ("attachments"."kind" in ('image', 'file')),
	CONSTRAINT "attachments_facts" CHECK (case when "attachments"."kind" = 'image' then "attachments"."width" > 0 and "attachments"."height" > 0 and "attachments"."type" is null
        else "attachments"."width" is null and "attachments"."height" is null and "attachments"."type" is not null end),
	CONSTRAINT "attachments_of" CHECK (("attachments"."room_id" is null) = ("attachments"."number" is null))
);
--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_body";--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "attachments" jsonb;--> statement-breakpoint
ALTER TABLE "attachment_days" ADD CONSTRAINT "attachment_days_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_room_id_number_messages_room_id_number_fk" FOREIGN KEY ("room_id","number") REFERENCES "public"."messages"("room_id","number") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachments_message" ON "attachments" USING btree ("room_id","number");--> statement-breakpoint
CREATE INDEX "attachments_nobodys" ON "attachments" USING btree ("created_at") WHERE "attachments"."room_id" is null;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_body" CHECK (case when "messages"."deleted_at" is null then char_length("messages"."body") <= 2000 and ("messages"."body" <> '' or "messages"."attachments" is not null) else "messages"."body" = '' end);