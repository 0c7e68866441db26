// The middle of every page but the rooms: the top bar, the connection strip, the page itself.
import { Outlet } from '@tanstack/react-router';
import { ConnectionStrip } from './ConnectionStrip.tsx';
import { TopBar } from './TopBar.tsx';

export function PageFrame() {
  return (
    <div className="main">
      <TopBar />
      <ConnectionStrip />
      <main id="main" className="page" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
