CREATE TABLE "trailer_captions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"trailer_id" uuid NOT NULL,
	"language" text NOT NULL,
	"body" text NOT NULL,
	CONSTRAINT "trailer_captions_once" UNIQUE("trailer_id","language")
);
--> statement-breakpoint
ALTER TABLE "game_trailers" ADD COLUMN "title" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "trailer_captions" ADD CONSTRAINT "trailer_captions_trailer_id_game_trailers_id_fk" FOREIGN KEY ("trailer_id") REFERENCES "public"."game_trailers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "game_trailers" ADD CONSTRAINT "game_trailers_title" CHECK (char_length("game_trailers"."title") <= 80);