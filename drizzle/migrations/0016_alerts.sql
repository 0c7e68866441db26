CREATE TABLE "alert_boxes" (
	"member_id" uuid PRIMARY KEY NOT NULL,
	"last_number" bigint DEFAULT 0 NOT NULL,
	"unread" integer DEFAULT 0 NOT NULL,
	"off" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "alert_boxes_counters" CHECK ("alert_boxes"."last_number" >= 0 and "alert_boxes"."unread" >= 0)
);
--> statement-breakpoint
CREATE TABLE "alert_parts" (
	"member_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"alert_id" uuid NOT NULL,
	"number" bigint NOT NULL,
	"actor_id" uuid,
	"thing" text NOT NULL,
	"params" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "alert_parts_member_id_kind_source_pk" PRIMARY KEY("member_id","kind","source")
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"number" bigint NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"params" jsonb NOT NULL,
	"count" integer NOT NULL,
	"actor_count" integer NOT NULL,
	"actor_ids" uuid[] NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"withdrawn" boolean DEFAULT false NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "alerts_number" UNIQUE("member_id","number"),
	CONSTRAINT "alerts_removed_are_read" CHECK ("alerts"."removed_at" is null or "alerts"."read_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "price_drops" (
	"game_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"prices" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"cursor" uuid,
	"done_at" timestamp with time zone,
	CONSTRAINT "price_drops_game_id_number_pk" PRIMARY KEY("game_id","number")
);
--> statement-breakpoint
CREATE TABLE "price_watches" (
	"game_id" uuid PRIMARY KEY NOT NULL,
	"prices" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"drops" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
DROP INDEX "wishes_game";--> statement-breakpoint
ALTER TABLE "wishes" ADD COLUMN "alert_when" text DEFAULT 'any' NOT NULL;--> statement-breakpoint
ALTER TABLE "wishes" ADD COLUMN "alert_value" bigint;--> statement-breakpoint
ALTER TABLE "wishes" ADD COLUMN "alert_currency" text;--> statement-breakpoint
ALTER TABLE "wishes" ADD COLUMN "drops_before" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "alert_boxes" ADD CONSTRAINT "alert_boxes_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_parts" ADD CONSTRAINT "alert_parts_alert_id_alerts_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alerts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_parts" ADD CONSTRAINT "alert_parts_actor_id_members_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_member_id_alert_boxes_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."alert_boxes"("member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_drops" ADD CONSTRAINT "price_drops_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_watches" ADD CONSTRAINT "price_watches_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_parts_alert" ON "alert_parts" USING btree ("alert_id","number");--> statement-breakpoint
CREATE INDEX "alert_parts_actor" ON "alert_parts" USING btree ("actor_id","member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_open" ON "alerts" USING btree ("member_id","kind","subject") WHERE "alerts"."read_at" is null;--> statement-breakpoint
CREATE INDEX "alerts_kind" ON "alerts" USING btree ("member_id","kind","number");--> statement-breakpoint
CREATE INDEX "alerts_unread" ON "alerts" USING btree ("member_id","number") WHERE "alerts"."read_at" is null;--> statement-breakpoint
CREATE INDEX "alerts_removed" ON "alerts" USING btree ("removed_at") WHERE "alerts"."removed_at" is not null;--> statement-breakpoint
CREATE INDEX "alerts_at" ON "alerts" USING btree ("at");--> statement-breakpoint
CREATE INDEX "price_drops_waiting" ON "price_drops" USING btree ("at") WHERE "price_drops"."done_at" is null;--> statement-breakpoint
CREATE INDEX "price_drops_done" ON "price_drops" USING btree ("done_at") WHERE "price_drops"."done_at" is not null;--> statement-breakpoint
CREATE INDEX "wishes_game" ON "wishes" USING btree ("game_id","member_id");--> statement-breakpoint
ALTER TABLE "wishes" ADD CONSTRAINT "wishes_alert" CHECK (case "wishes"."alert_when" when 'any' then "wishes"."alert_value" is null and "wishes"."alert_currency" is null
        when 'percent' then "wishes"."alert_value" between 1 and 100 and "wishes"."alert_currency" is null
        when 'under' then "wishes"."alert_value" > 0 and "wishes"."alert_currency" is not null else false end);