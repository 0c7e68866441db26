// drizzle-kit's settings: `npx drizzle-kit generate --name <what changed>` writes the next migration.
import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './drizzle/schema',
  out: './drizzle/migrations',
});
