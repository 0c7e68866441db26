CREATE TABLE "hidden_tags" (
	"game_id" uuid NOT NULL,
	"tag" text NOT NULL,
	CONSTRAINT "hidden_tags_game_id_tag_pk" PRIMARY KEY("game_id","tag")
);
--> statement-breakpoint
CREATE TABLE "member_tags" (
	"game_id" uuid NOT NULL,
	"tag" text NOT NULL,
	"member_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "member_tags_game_id_tag_member_id_pk" PRIMARY KEY("game_id","tag","member_id")
);
--> statement-breakpoint
ALTER TABLE "game_tags" ADD COLUMN "by_members" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "hidden_tags" ADD CONSTRAINT "hidden_tags_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hidden_tags" ADD CONSTRAINT "hidden_tags_tag_tags_slug_fk" FOREIGN KEY ("tag") REFERENCES "public"."tags"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_tags" ADD CONSTRAINT "member_tags_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_tags" ADD CONSTRAINT "member_tags_tag_tags_slug_fk" FOREIGN KEY ("tag") REFERENCES "public"."tags"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_tags" ADD CONSTRAINT "member_tags_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "member_tags_member" ON "member_tags" USING btree ("member_id","game_id");