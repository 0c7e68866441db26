CREATE TABLE "bundle_games" (
	"bundle_id" uuid NOT NULL,
	"game_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	CONSTRAINT "bundle_games_bundle_id_game_id_pk" PRIMARY KEY("bundle_id","game_id")
);
--> statement-breakpoint
CREATE TABLE "bundles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"publisher_id" uuid NOT NULL,
	"name" text NOT NULL,
	"about" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"percent" smallint NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"version" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "bundles_slug" UNIQUE("slug"),
	CONSTRAINT "bundles_percent" CHECK ("bundles"."percent" between 1 and 95),
	CONSTRAINT "bundles_period" CHECK ("bundles"."starts_at" < "bundles"."ends_at"),
	CONSTRAINT "bundles_state" CHECK ("bundles"."state" in ('draft', 'offered', 'ended'))
);
--> statement-breakpoint
CREATE TABLE "cart_bundles" (
	"member_id" uuid NOT NULL,
	"bundle_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"seen_amount" bigint,
	"seen_currency" text NOT NULL,
	CONSTRAINT "cart_bundles_member_id_bundle_id_pk" PRIMARY KEY("member_id","bundle_id")
);
--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "bundle_id" uuid;--> statement-breakpoint
ALTER TABLE "bundle_games" ADD CONSTRAINT "bundle_games_bundle_id_bundles_id_fk" FOREIGN KEY ("bundle_id") REFERENCES "public"."bundles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundle_games" ADD CONSTRAINT "bundle_games_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundles" ADD CONSTRAINT "bundles_publisher_id_publishers_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_bundles" ADD CONSTRAINT "cart_bundles_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_bundles" ADD CONSTRAINT "cart_bundles_bundle_id_bundles_id_fk" FOREIGN KEY ("bundle_id") REFERENCES "public"."bundles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bundle_games_game" ON "bundle_games" USING btree ("game_id","bundle_id");--> statement-breakpoint
CREATE INDEX "bundles_publisher" ON "bundles" USING btree ("publisher_id","id");--> statement-breakpoint
CREATE INDEX "cart_bundles_bundle" ON "cart_bundles" USING btree ("bundle_id");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_bundle_id_bundles_id_fk" FOREIGN KEY ("bundle_id") REFERENCES "public"."bundles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_lines_bundle" ON "order_lines" USING btree ("bundle_id") WHERE "order_lines"."bundle_id" is not null;