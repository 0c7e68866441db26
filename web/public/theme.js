// Sets the theme and the language of the page before the first paint, and asks early for what this visit will need.
// A plain script of its own: the Content-Security-Policy allows none inside the page. Keys and rules as in
// web/ui/theme.ts, web/i18n/language.ts and web/features/friends/dockWidth.ts; the names of files come from web/preloadPlugin.ts.
(() => {
  const root = document.documentElement;
  let theme = null;
  let language = null;
  let dock = null;
  try {
    theme = localStorage.getItem('lobby.theme');
    language = localStorage.getItem('lobby.language');
    dock = localStorage.getItem('lobby.dock');
  } catch {
    // storage may be forbidden; then the defaults hold
  }
  if (theme === 'system') theme = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
  root.dataset.theme = theme === 'light' ? 'light' : 'dark';
  if (theme === 'light') document.querySelector('meta[name="theme-color"]').content = '#f4f0e8';

  if (dock > 0) root.style.setProperty('--dock-w', `${dock}px`);

  const known = ['en', 'ko', 'zh'];
  const wanted = [language, ...(navigator.languages || [])].map((tag) => String(tag).slice(0, 2));
  root.lang = wanted.find((tag) => known.includes(tag)) || 'en';

  const [, first, slug] = location.pathname.split('/');
  const place = first === 'rooms' && slug ? 'room' : first || 'home';
  // The door has no rail and no dock: the first paint must not show them.
  if (place.startsWith('sign-')) root.dataset.door = '';
  const files = document.currentScript.dataset;
  for (const file of `${files[root.lang] || ''} ${files[place] || ''}`.split(' ').filter(Boolean)) {
    const link = document.createElement('link');
    // Styles count in their order: web/firstPaint.ts puts these behind those of the whole page.
    if (file.endsWith('.css')) Object.assign(link, { rel: 'preload', as: 'style' });
    else Object.assign(link, { rel: 'modulepreload', fetchPriority: 'low' });
    document.head.append(Object.assign(link, { href: `/${file}` }));
  }

  // Who is signed in and the main answer of the page are asked for now and taken over by the page (web/api/early.ts),
  // which asks for exactly the same; and its largest picture stands in the first paint of index.html, where the page
  // will put it. What a room says is put there by web/firstRoom.ts.
  const asked = {
    home: ['store.games', { onSale: true, sort: 'rating', limit: 5, language: root.lang }],
    game: ['store.game', { id: slug, language: root.lang }],
    room: ['chat.room', { roomId: slug }],
  }[place];
  if (!asked || (place !== 'home' && !/^[a-z0-9-]+$/.test(slug || ''))) return;

  // The place of the picture, once it is read; never, where the page itself stands already.
  const shown = () =>
    new Promise((resolve) => {
      const show = () => {
        const page = document.querySelector(`[data-first="${place}"]`);
        if (page) {
          page.hidden = false;
          resolve(page.querySelector('img'));
        } else if (document.readyState === 'loading') requestAnimationFrame(show);
        else resolve(null);
      };
      show();
    });
  const put = ([picture, name]) => {
    if (!picture || !name) return null;
    const base = `/art/wide/${name}`;
    picture.srcset = `${base}.640.webp 640w, ${base}.1280.webp 1280w`;
    return picture;
  };
  const ask = ([path, input]) => {
    const query = input ? `?input=${encodeURIComponent(JSON.stringify(input))}` : '';
    const answer = fetch(`/trpc/${path}${query}`)
      .then((response) => (response.ok ? response.json() : undefined))
      .then((body) => body?.result.data)
      .catch(() => undefined);
    return { path, input, answer };
  };
  window.lobbyEarly = [asked, ['accounts.me']].map(ask);
  const [main] = window.lobbyEarly;
  const name = place === 'game' ? slug : place === 'home' && main.answer.then((page) => page?.items[0]?.slug);
  if (name) main.picture = Promise.all([shown(), name]).then(put);
})();
