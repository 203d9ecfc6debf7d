// Warns before a session ends, and lets it go on. Without this script nothing is lost either: a form that comes too late is
// kept while its owner signs in.
(() => {
  'use strict';
  const WARNED = 300; // seconds before the end
  const box = document.getElementById('session-end');
  if (!box) {
    return;
  }
  let end = Date.now() + Number(box.dataset.seconds) * 1000;
  let timer = 0;

  const show = (when) => {
    for (const part of box.querySelectorAll('[data-when]')) {
      part.hidden = part.dataset.when !== when;
    }
    box.hidden = when === 'none';
  };

  const look = () => {
    clearTimeout(timer);
    const left = (end - Date.now()) / 1000;
    show(left <= 0 ? 'over' : left <= WARNED ? 'soon' : 'none');
    if (left > 0) {
      // Timers sleep with the machine, so the clock is looked at again at least every half minute.
      timer = setTimeout(look, Math.min(30, left > WARNED ? left - WARNED : left) * 1000 + 50);
    }
  };

  const stay = async () => {
    try {
      const answer = await fetch('/my/stay', { headers: { Accept: 'application/json' }, cache: 'no-store' });
      end = answer.ok ? Date.now() + (await answer.json()).seconds * 1000 : Date.now();
    } catch {
      return; // no network: the warning stays, and the button can be pressed again
    }
    look();
  };

  box.querySelector('button').addEventListener('click', stay);
  document.addEventListener('visibilitychange', look);
  look();
})();
