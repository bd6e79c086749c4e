const MANIFEST = 'link[rel="manifest"]';
const ICON = 'link[rel="apple-touch-icon"]';

/** As long as a door is shown, what browsers install is the door: an app of its own. Answers how to undo that. */
export function ownApp(slug) {
  const [manifest, icon] = [MANIFEST, ICON].map((link) => document.querySelector(link));
  const before = [manifest, icon].map((link) => link.getAttribute('href'));
  manifest.href = `/c/${slug}/check-in.webmanifest`;
  icon.href = before[1].replace('/icon-', '/door-');
  return () => ([manifest.href, icon.href] = before);
}
