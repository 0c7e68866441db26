CREATE TABLE "member_levels" (
	"member_id" uuid NOT NULL,
	"level" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "member_levels_member_id_level_pk" PRIMARY KEY("member_id","level"),
	CONSTRAINT "member_levels_level" CHECK ("member_levels"."level" >= 2)
);
--> statement-breakpoint
ALTER TABLE "profiles" DROP CONSTRAINT "profiles_audiences";--> statement-breakpoint
DROP INDEX "reviews_member";--> statement-breakpoint
ALTER TABLE "profiles" ADD COLUMN "activity" text DEFAULT 'friends' NOT NULL;--> statement-breakpoint
ALTER TABLE "profiles" ADD COLUMN "untold" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "member_levels" ADD CONSTRAINT "member_levels_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "member_levels_newest" ON "member_levels" USING btree ("member_id","at" DESC NULLS LAST,"level");--> statement-breakpoint
CREATE INDEX "bonds_low_newest" ON "bonds" USING btree ("low_id","at" DESC NULLS LAST,"high_id") WHERE "bonds"."state" = 'friends';--> statement-breakpoint
CREATE INDEX "bonds_high_newest" ON "bonds" USING btree ("high_id","at" DESC NULLS LAST,"low_id") WHERE "bonds"."state" = 'friends';--> statement-breakpoint
CREATE INDEX "reviews_member_newest" ON "reviews" USING btree ("member_id","at" DESC NULLS LAST,"id");--> statement-breakpoint
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_untold" CHECK ("profiles"."untold" <@ array['owned', 'reviewed', 'wished', 'friends', 'level']);--> statement-breakpoint
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_audiences" CHECK (array["profiles"."games", "profiles"."play_time", "profiles"."wishlist", "profiles"."reviews", "profiles"."friends",
        "profiles"."favourites", "profiles"."guestbook", "profiles"."country", "profiles"."activity"]
        <@ array['everyone', 'friends', 'me']);