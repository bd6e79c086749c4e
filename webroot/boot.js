// The only classic script. It sets the theme before the first paint, and when a file of the first graph does not arrive it
// loads the page again twice before it says so in words.
(() => {
  const root = document.documentElement;
  const theme = localStorage.getItem('plenary.theme');
  if (theme) root.dataset.theme = theme;

  // What is about to come has the shape of a grid where the window is wide enough.
  if (/^\/c\/[^/]+\/schedule\/?$/.test(location.pathname) && !location.search.includes('view=list')) root.dataset.opens = 'grid';

  const TRIES = 'plenary.boot.tries';
  const german = (navigator.language || '').startsWith('de');
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
  };

  addEventListener('error', (event) => {
    const { target } = event;
    if (target instanceof HTMLScriptElement || (target instanceof HTMLLinkElement && target.rel === 'modulepreload')) retry();
  }, true);
  addEventListener('plenary:started', () => sessionStorage.removeItem(TRIES), { once: true });
})();
