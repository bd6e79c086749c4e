/** So far down, or so fast, a sheet is let go. */
const FAR = 120;
const FAST = 0.6;

/**
 * Lets a sheet at the lower end of the window be pulled away by a finger: by its head at any time, by the rest of it where there is
 * nothing above to scroll to.
 * @param {HTMLElement} sheet which scrolls itself
 * @param {() => void} close
 */
export function swipeToClose(sheet, close) {
  let from = null;

  const isSheet = () => sheet.getBoundingClientRect().bottom >= innerHeight - 1 && sheet.offsetWidth >= innerWidth - 1;

  const begin = ({ touches: [touch, other], target }) => {
    const isAtTop = sheet.scrollTop <= 0 && !target.closest('input, textarea, select');
    from = !other && isSheet() && isAtTop ? { y: touch.clientY, at: performance.now(), by: 0 } : null;
  };

  const move = (event) => {
    if (!from) return;
    from.by = event.touches[0].clientY - from.y;
    if (from.by <= 0 && !sheet.style.translate) return void (from = null);
    event.preventDefault();
    sheet.style.translate = `0 ${Math.max(0, from.by)}px`;
  };

  const end = () => {
    if (!from) return;
    const isFast = from.by / (performance.now() - from.at) > FAST && from.by > 30;
    const isLetGo = from.by > FAR || isFast;
    from = null;
    sheet.style.translate = '';
    if (isLetGo) close();
  };

  sheet.addEventListener('touchstart', begin, { passive: true });
  sheet.addEventListener('touchmove', move, { passive: false });
  sheet.addEventListener('touchend', end);
  sheet.addEventListener('touchcancel', end);
}
