CREATE TABLE "cart_items" (
	"member_id" uuid NOT NULL,
	"game_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"seen_amount" bigint,
	"seen_currency" text NOT NULL,
	CONSTRAINT "cart_items_member_id_game_id_pk" PRIMARY KEY("member_id","game_id")
);
--> statement-breakpoint
ALTER TABLE "cart_items" ADD CONSTRAINT "cart_items_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_items" ADD CONSTRAINT "cart_items_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cart_items_game" ON "cart_items" USING btree ("game_id");