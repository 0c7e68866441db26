CREATE TABLE "direct_news" (
	"id" uuid PRIMARY KEY NOT NULL,
	"room_id" uuid NOT NULL,
	"number" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "directs" (
	"room_id" uuid PRIMARY KEY NOT NULL,
	"low_id" uuid NOT NULL,
	"high_id" uuid NOT NULL,
	"opened_by_low" boolean NOT NULL,
	CONSTRAINT "directs_pair" UNIQUE("low_id","high_id"),
	CONSTRAINT "directs_order" CHECK ("directs"."low_id" < "directs"."high_id")
);
--> statement-breakpoint
ALTER TABLE "rooms" DROP CONSTRAINT "rooms_title";--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "shown_in" uuid;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "shown_after" bigint;--> statement-breakpoint
ALTER TABLE "direct_news" ADD CONSTRAINT "direct_news_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directs" ADD CONSTRAINT "directs_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directs" ADD CONSTRAINT "directs_low_id_members_id_fk" FOREIGN KEY ("low_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directs" ADD CONSTRAINT "directs_high_id_members_id_fk" FOREIGN KEY ("high_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "direct_news_at" ON "direct_news" USING btree ("at");--> statement-breakpoint
CREATE INDEX "direct_news_room" ON "direct_news" USING btree ("room_id");--> statement-breakpoint
CREATE INDEX "directs_high" ON "directs" USING btree ("high_id");--> statement-breakpoint
CREATE INDEX "messages_shown" ON "messages" USING btree ("shown_in","shown_after","id") WHERE "messages"."shown_in" is not null;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_title" CHECK (case when "rooms"."kind" = 'direct' then "rooms"."title" = '' else char_length("rooms"."title") between 1 and 35 end);