// The only classic script, part of the document. It sets the theme before the first paint, asks for what no module has to be there
// for, and when a file of the first graph does not arrive it loads the page again twice before it says so in words.
(() => {
  const root = document.documentElement;
  const theme = localStorage.getItem('plenary.theme');
  if (theme) root.dataset.theme = theme;

  // What is about to come has the shape of a grid where the window is wide enough.
  if (/^\/c\/[^/]+\/schedule\/?$/.test(location.pathname) && !location.search.includes('view=list')) root.dataset.opens = 'grid';

  // Which messages are needed follows from the same rule as in lib/i18n.js.
  const asked = new URLSearchParams(location.search).get('lang');
  const languages = [asked, localStorage.getItem('plenary.language'), ...navigator.languages].map((tag) => tag?.slice(0, 2));
  const language = languages.find((tag) => tag === 'en' || tag === 'de') ?? 'en';
  const messages = document.createElement('link');
  messages.rel = 'modulepreload';
  messages.href = `{{base}}/messages/${language}.js`;
  document.head.append(messages);

  // What the document says is for strangers, in the language of their browser. Others wait for what is theirs.
  const isStranger = localStorage.getItem('plenary.signed-in') === null;
  if (!isStranger || language !== root.lang) root.dataset.own = 'yes';

  // A stranger's first page shows one day or one session. A document that says anything brings a session along; a day would make what it says wait. Else that part of the program is under way before the modules are.
  const [, slug, page, id] = /^\/c\/([a-z0-9-]{2,64})\/(schedule|sessions)(?:\/([0-9a-f-]{36}))?\/?$/.exec(location.pathname) ?? [];
  const isSaid = document.querySelector('link[rel=canonical]') !== null;
  if (slug && (!isSaid || page === 'schedule') && isStranger && localStorage.getItem('plenary.conference') !== slug) {
    const day = /[?&]day=([1-9]\d{0,2})(&|$)/.exec(location.search)?.[1] ?? 'current';
    const part = page === 'schedule' ? `day=${day}` : `session=${id}`;
    const answer = fetch(`/api/v1/conferences/${slug}/schedule?${part}`, { headers: { Accept: 'application/json' } });
    answer.catch(() => {});
    globalThis.plenaryPart = { slug, answer };
  }

  // The first formatter of a page takes tens of milliseconds, far more than any other: it is made while they are on their way.
  setTimeout(() => new Intl.NumberFormat(navigator.language));
  setTimeout(() => new Intl.DateTimeFormat(navigator.language, { timeZone: 'UTC', timeZoneName: 'short' }).format());

  const TRIES = 'plenary.boot.tries';
  const german = language === 'de';
  const message = german
    ? 'Plenary konnte nicht geladen werden. Bitte prüfen Sie die Verbindung und laden Sie die Seite neu.'
    : 'Plenary could not be loaded. Please check your connection and reload the page.';

  const retry = () => {
    const tries = Number(sessionStorage.getItem(TRIES) || 0);
    if (root.dataset.started || !navigator.onLine || tries >= 2) return explain();
    sessionStorage.setItem(TRIES, String(tries + 1));
    setTimeout(() => location.reload(), 400 * (tries + 1));
  };
  const explain = () => {
    if (root.dataset.started || document.querySelector('.boot-error')) return;
    const text = document.createElement('p');
    text.className = 'boot-error';
    text.setAttribute('role', 'alert');
    text.textContent = message;
    document.body.append(text);
    root.dataset.failed = 'yes';
  };

  addEventListener('error', (event) => {
    const { target } = event;
    if (target instanceof HTMLScriptElement || (target instanceof HTMLLinkElement && target.rel === 'modulepreload')) retry();
  }, true);
  addEventListener('plenary:started', () => sessionStorage.removeItem(TRIES), { once: true });
})();
