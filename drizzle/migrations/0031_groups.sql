CREATE TABLE "group_invitations" (
	"id" uuid NOT NULL,
	"room_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"actor_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "group_invitations_room_id_member_id_pk" PRIMARY KEY("room_id","member_id"),
	CONSTRAINT "group_invitations_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "group_requests" (
	"id" uuid NOT NULL,
	"room_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "group_requests_room_id_member_id_pk" PRIMARY KEY("room_id","member_id"),
	CONSTRAINT "group_requests_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "group_stays" (
	"id" uuid PRIMARY KEY NOT NULL,
	"room_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone NOT NULL,
	"to_number" bigint NOT NULL,
	"read_number" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "rooms" DROP CONSTRAINT "rooms_capacity";--> statement-breakpoint
ALTER TABLE "room_log" DROP CONSTRAINT "room_log_action";--> statement-breakpoint
ALTER TABLE "room_members" ADD COLUMN "moderates" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "room_members" ADD COLUMN "game_id" uuid;--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "listed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "picture" uuid;--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "game_id" uuid;--> statement-breakpoint
ALTER TABLE "group_invitations" ADD CONSTRAINT "group_invitations_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_invitations" ADD CONSTRAINT "group_invitations_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_invitations" ADD CONSTRAINT "group_invitations_actor_id_members_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_requests" ADD CONSTRAINT "group_requests_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_requests" ADD CONSTRAINT "group_requests_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_stays" ADD CONSTRAINT "group_stays_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_stays" ADD CONSTRAINT "group_stays_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "group_invitations_list" ON "group_invitations" USING btree ("room_id","id");--> statement-breakpoint
CREATE INDEX "group_invitations_member" ON "group_invitations" USING btree ("member_id","id");--> statement-breakpoint
CREATE INDEX "group_invitations_actor" ON "group_invitations" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "group_requests_list" ON "group_requests" USING btree ("room_id","id");--> statement-breakpoint
CREATE INDEX "group_requests_member" ON "group_requests" USING btree ("member_id","id");--> statement-breakpoint
CREATE INDEX "group_stays_of" ON "group_stays" USING btree ("member_id","room_id","id");--> statement-breakpoint
ALTER TABLE "room_members" ADD CONSTRAINT "room_members_copy" FOREIGN KEY ("member_id","game_id") REFERENCES "public"."entitlements"("member_id","game_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "room_members_of_game" ON "room_members" USING btree ("member_id","game_id") WHERE "room_members"."game_id" is not null;--> statement-breakpoint
CREATE INDEX "room_members_moderators" ON "room_members" USING btree ("room_id") WHERE "room_members"."moderates";--> statement-breakpoint
CREATE UNIQUE INDEX "rooms_one_lobby" ON "rooms" USING btree ("kind") WHERE "rooms"."kind" = 'lobby';--> statement-breakpoint
CREATE INDEX "rooms_listed_groups" ON "rooms" USING btree ("id") WHERE "rooms"."listed";--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_one_of_game" UNIQUE("game_id");--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_listed" CHECK (not "rooms"."listed" or "rooms"."kind" = 'group');--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_picture" CHECK ("rooms"."picture" is null or "rooms"."kind" = 'group');--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_game" CHECK (("rooms"."game_id" is not null) = ("rooms"."kind" = 'game'));--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_capacity" CHECK ("rooms"."capacity" between 2 and case when "rooms"."kind" in ('game', 'lobby') then 10000000 else 10000 end);--> statement-breakpoint
ALTER TABLE "room_log" ADD CONSTRAINT "room_log_action" CHECK ("room_log"."action" in ('settings', 'owner', 'kick', 'ban', 'unban', 'mute', 'unmute', 'invite', 'revoke', 'delete', 'moderator', 'demote', 'accept', 'decline'));