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
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_blocked_id_members_id_fk" FOREIGN KEY ("blocked_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bonds" ADD CONSTRAINT "bonds_low_id_members_id_fk" FOREIGN KEY ("low_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bonds" ADD CONSTRAINT "bonds_high_id_members_id_fk" FOREIGN KEY ("high_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "friend_notes" ADD CONSTRAINT "friend_notes_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "friend_notes" ADD CONSTRAINT "friend_notes_friend_id_members_id_fk" FOREIGN KEY ("friend_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presences" ADD CONSTRAINT "presences_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "blocks_blocked" ON "blocks" USING btree ("blocked_id","member_id");--> statement-breakpoint
CREATE INDEX "bonds_high" ON "bonds" USING btree ("high_id","low_id");--> statement-breakpoint
CREATE INDEX "friend_notes_friend" ON "friend_notes" USING btree ("friend_id");