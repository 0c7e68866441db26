CREATE TABLE "game_fronts" (
	"game_id" uuid NOT NULL,
	"shape" text NOT NULL,
	"id" uuid NOT NULL,
	CONSTRAINT "game_fronts_game_id_shape_pk" PRIMARY KEY("game_id","shape"),
	CONSTRAINT "game_fronts_id" UNIQUE("id"),
	CONSTRAINT "game_fronts_shape" CHECK ("game_fronts"."shape" in ('cover', 'wide'))
);
--> statement-breakpoint
ALTER TABLE "game_fronts" ADD CONSTRAINT "game_fronts_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE cascade ON UPDATE no action;