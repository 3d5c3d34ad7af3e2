// Where the reader is. At the end, the newest is followed; who has scrolled up stays there, and the pill tells what came meanwhile.
const NEAR_END = 64;
const NEAR_TOP = 600;

export function openReader({ panel, log, pill, words, chosen, atTop }) {
  const now = { atEnd: true, missed: 0, top: 0 };

  log.addEventListener('scroll', () => {
    if (panel.hidden) return;
    now.top = log.scrollTop;
    now.atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
    show();
    if (log.scrollTop < NEAR_TOP && !now.atEnd) atTop();
  });
  pill.addEventListener('click', () => {
    follow();
    chosen();
  });
  new ResizeObserver(settle).observe(log);

  function follow() {
    now.atEnd = true;
    settle();
  }

  function settle() {
    if (panel.hidden) return;
    if (now.atEnd) log.scrollTop = log.scrollHeight;
    show();
  }

  function show() {
    if (now.atEnd) now.missed = 0;
    pill.hidden = now.atEnd;
    pill.textContent = now.missed > 0 ? `↓ ${now.missed} ${words.newOnes}` : `↓ ${words.newest}`;
    pill.classList.toggle('fresh', now.missed > 0);
  }

  // What is put above leaves what is read where it is.
  function hold(change) {
    const below = log.scrollHeight - log.scrollTop;
    change();
    log.scrollTop = log.scrollHeight - below;
  }

  return {
    follow,
    settle,
    hold,
    isAtEnd: () => now.atEnd,
    missed: () => {
      if (!now.atEnd) now.missed += 1;
    },
    enter: () => {
      if (!now.atEnd) log.scrollTop = now.top;
      settle();
    },
  };
}
