/**
 * The page's only script: filter, open and close, copy, and opening what a link points at. The page is complete without
 * it. It sets no inline handler and builds no HTML from data.
 */
export const script = `(() => {
  'use strict';
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const live = document.querySelector('.live');
  const cards = all('.card');
  const buttons = all('[data-filter]');
  const search = document.getElementById('search');
  let verdict = 'all';
  const say = (text) => { live.textContent = ''; requestAnimationFrame(() => { live.textContent = text; }); };
  const filter = () => {
    const wanted = search.value.trim().toLowerCase().split(/\\s+/).filter(Boolean);
    let shown = 0;
    for (const card of cards) {
      const text = card.firstElementChild.textContent.toLowerCase();
      card.hidden = (verdict !== 'all' && card.dataset.verdict !== verdict) || !wanted.every((word) => text.includes(word));
      if (!card.hidden) shown += 1;
    }
    for (const area of all('.area')) area.hidden = all('.card:not([hidden])', area).length === 0;
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.filter === verdict));
    say(shown === 0 ? live.dataset.none : shown + ' ' + live.dataset.shown);
  };
  for (const button of buttons) button.addEventListener('click', () => { verdict = button.dataset.filter; filter(); });
  search.addEventListener('input', filter);
  for (const button of all('[data-open]')) button.addEventListener('click', () => {
    for (const card of cards) if (!card.hidden) card.open = button.dataset.open === 'true';
  });
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const card = target.closest('.card');
    if (card && card.hidden) { verdict = 'all'; search.value = ''; filter(); }
    for (let at = target; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
    target.scrollIntoView({ block: 'start' });
    (target.tagName === 'DETAILS' ? target.firstElementChild : target).focus({ preventScroll: true });
  };
  addEventListener('hashchange', reveal);
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.getAttribute('href') === location.hash) { event.preventDefault(); reveal(); }
  });
  const fallback = (text) => {
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done;
  };
  for (const button of all('[data-copy]')) button.addEventListener('click', async () => {
    let done = true;
    try { await navigator.clipboard.writeText(button.dataset.copy); } catch { done = fallback(button.dataset.copy); }
    button.focus();
    say(done ? live.dataset.copied : live.dataset.failed);
  });
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = all('.card:not([open]), .group:not([open]), .party:not([open])');
    for (const details of closed) details.open = true;
  });
  addEventListener('afterprint', () => { for (const details of closed) details.open = false; });
  document.documentElement.classList.add('scripted');
  if (location.hash) reveal();
})();`;
