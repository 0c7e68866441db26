ALTER TABLE "talk_reports" ADD COLUMN "room_closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "talk_reports" ADD COLUMN "room_closed_by" uuid;--> statement-breakpoint
ALTER TABLE "talk_reports" ADD COLUMN "room_outcome" text;--> statement-breakpoint
ALTER TABLE "talk_reports" ADD CONSTRAINT "talk_reports_room_closed_by_members_id_fk" FOREIGN KEY ("room_closed_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "talk_reports_left" ON "talk_reports" USING btree ("room_closed_at") WHERE "talk_reports"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "talk_reports_room_closer" ON "talk_reports" USING btree ("room_closed_by");--> statement-breakpoint
ALTER TABLE "talk_reports" ADD CONSTRAINT "talk_reports_room_outcome" CHECK ("talk_reports"."room_outcome" in ('delete', 'mute', 'ban', 'dismiss'));--> statement-breakpoint
ALTER TABLE "talk_reports" ADD CONSTRAINT "talk_reports_room_closed" CHECK (("talk_reports"."room_closed_at" is null) = ("talk_reports"."room_outcome" is null));