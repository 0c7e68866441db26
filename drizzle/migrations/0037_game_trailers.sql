CREATE TABLE "game_trailers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"game_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"type" text NOT NULL,
	"size" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "game_trailers_type" CHECK ("game_trailers"."type" in ('mp4', 'webm')),
	CONSTRAINT "game_trailers_size" CHECK ("game_trailers"."size" > 0)
);
--> statement-breakpoint
ALTER TABLE "game_trailers" ADD CONSTRAINT "game_trailers_game_id_games_id_fk" FOREIGN KEY ("game_id") REFERENCES "public"."games"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "game_trailers_game" ON "game_trailers" USING btree ("game_id","position");