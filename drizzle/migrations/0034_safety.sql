CREATE TABLE "talk_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"room_id" uuid,
	"room_title" text,
	"direct" boolean NOT NULL,
	"message_id" uuid,
	"number" bigint,
	"member_id" uuid NOT NULL,
	"reporter_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"note" text NOT NULL,
	"lines" jsonb NOT NULL,
	"edits" jsonb NOT NULL,
	"people" uuid[] NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"outcome" text,
	CONSTRAINT "talk_reports_place" CHECK (("talk_reports"."message_id" is null) = ("talk_reports"."number" is null)),
	CONSTRAINT "talk_reports_reason" CHECK ("talk_reports"."reason" in ('spam', 'insult', 'threat', 'sexual', 'other')),
	CONSTRAINT "talk_reports_outcome" CHECK ("talk_reports"."outcome" in ('delete', 'mute', 'ban', 'banMember', 'dismiss')),
	CONSTRAINT "talk_reports_closed" CHECK (("talk_reports"."closed_at" is null) = ("talk_reports"."outcome" is null))
);
--> statement-breakpoint
ALTER TABLE "room_log" DROP CONSTRAINT "room_log_action";--> statement-breakpoint
DROP INDEX "messages_terms";--> statement-breakpoint
ALTER TABLE "room_members" ADD COLUMN "on_card" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "presences" ADD COLUMN "hush_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "presences" ADD COLUMN "quiet_from" smallint;--> statement-breakpoint
ALTER TABLE "presences" ADD COLUMN "quiet_to" smallint;--> statement-breakpoint
ALTER TABLE "presences" ADD COLUMN "quiet_zone" text;--> statement-breakpoint
ALTER TABLE "talk_reports" ADD CONSTRAINT "talk_reports_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "talk_reports" ADD CONSTRAINT "talk_reports_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "talk_reports" ADD CONSTRAINT "talk_reports_reporter_id_members_id_fk" FOREIGN KEY ("reporter_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "talk_reports" ADD CONSTRAINT "talk_reports_closed_by_members_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "talk_reports_message" ON "talk_reports" USING btree ("message_id","reporter_id") WHERE "talk_reports"."message_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "talk_reports_of_member" ON "talk_reports" USING btree ("member_id","reporter_id") WHERE "talk_reports"."message_id" is null and "talk_reports"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "talk_reports_open" ON "talk_reports" USING btree ("id") WHERE "talk_reports"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "talk_reports_room" ON "talk_reports" USING btree ("room_id","id");--> statement-breakpoint
CREATE INDEX "talk_reports_about" ON "talk_reports" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "talk_reports_reporter" ON "talk_reports" USING btree ("reporter_id");--> statement-breakpoint
CREATE INDEX "talk_reports_closer" ON "talk_reports" USING btree ("closed_by");--> statement-breakpoint
CREATE INDEX "talk_reports_people" ON "talk_reports" USING gin ("people");--> statement-breakpoint
-- What a message is found by: its words, the characters of its runs one by one and in pairs, '@' with the end of its
-- author's id, '#link', '#file' where anything hangs on it, '#image' where a picture does. Each stands behind its room and a piece of 4,096 numbers, so that a search reads one piece after
-- another, the newest first, and none of another room.
CREATE FUNCTION message_terms(room uuid, number bigint, author uuid, body text, attachments jsonb) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 10000 SET search_path FROM CURRENT AS $$
declare
  place text := right(room::text, 8) || '.' || (number >> 12) || ':';
  terms text[] := array['@' || right(author::text, 12)];
  piece text;
  letters text[];
begin
  if body ~* 'https?://' then terms := terms || '#link'::text; end if;
  if attachments is not null then terms := terms || '#file'::text; end if;
  if attachments @> '[{"kind": "image"}]' then terms := terms || '#image'::text; end if;
  foreach piece in array message_pieces(body) loop
    if piece ~ '^[\u1100-\u11ff\u3005\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]' then
      letters := string_to_array(piece, null);
      for place_of in 1 .. cardinality(letters) loop
        terms := terms || letters[place_of];
        if place_of > 1 then terms := terms || (letters[place_of - 1] || letters[place_of]); end if;
      end loop;
    else
      terms := terms || left(piece, 40);
    end if;
  end loop;
  return array_to_tsvector(array(select distinct place || term from unnest(terms) as term));
end $$;--> statement-breakpoint
DROP FUNCTION message_terms(uuid, bigint, uuid, text);--> statement-breakpoint
-- Building it anew takes in what has files and no words.
CREATE INDEX "messages_terms" ON "messages" USING gin (message_terms("room_id", "number", "author_id", "body", "attachments")) WITH (fastupdate=false) WHERE "messages"."body" <> '' or "messages"."attachments" is not null;--> statement-breakpoint
ALTER TABLE "presences" ADD CONSTRAINT "presences_quiet" CHECK (num_nulls("presences"."quiet_from", "presences"."quiet_to", "presences"."quiet_zone") in (0, 3) and "presences"."quiet_from" between 0 and 1439 and "presences"."quiet_to" between 0 and 1439 and "presences"."quiet_from" <> "presences"."quiet_to");--> statement-breakpoint
ALTER TABLE "room_log" ADD CONSTRAINT "room_log_action" CHECK ("room_log"."action" in ('settings', 'owner', 'kick', 'ban', 'unban', 'mute', 'unmute', 'invite', 'revoke', 'delete', 'moderator', 'demote', 'accept', 'decline', 'dismiss'));