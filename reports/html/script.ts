/**
 * The page's only script: filter, open and close, copy, opening what a link points at, and unpacking what a story's wires
 * carried when the story is opened. Verdicts, checks and premises can be read without it. The markup it unpacks was made
 * by us, with everything foreign in it escaped; it builds none itself and sets no inline handler.
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
  const hex = (text) => [...new TextEncoder().encode(text)].slice(0, 64).map((byte) => byte.toString(16).padStart(2, '0')).join('').replace(/.{8}(?=.)/g, '$& ') + (new TextEncoder().encode(text).length > 64 ? ' …' : '');
  const show = (place, html) => {
    place.innerHTML = html;
    place.removeAttribute('aria-busy');
    for (const cell of all('td.utf8', place)) cell.append(Object.assign(document.createElement('code'), { textContent: hex(cell.parentElement.cells[1].textContent) }));
  };
  const unpacking = new Map();
  const unpack = (card) => {
    const source = card && card.querySelector('script.packed');
    if (!source || typeof DecompressionStream === 'undefined') return unpacking.get(card);
    const rest = source.parentElement;
    const bytes = Uint8Array.from(atob(source.textContent), (letter) => letter.charCodeAt(0));
    source.remove();
    rest.setAttribute('aria-busy', 'true');
    unpacking.set(card, new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))).text().then((html) => show(rest, html)));
    return unpacking.get(card);
  };
  for (const part of all('.card, .group')) part.addEventListener('toggle', () => { if (part.open) unpack(part); });
  for (const button of all('[data-open]')) button.addEventListener('click', () => {
    for (const card of cards) if (!card.hidden) card.open = button.dataset.open === 'true';
  });
  const reveal = async () => {
    const id = decodeURIComponent(location.hash.slice(1));
    await unpack(document.getElementById(id.replace(/^[xfm]-(.*)-\\d+$/, 's-$1').replace(/^step-(.).*$/, 'group-$1')));
    const target = document.getElementById(id);
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
  for (const button of all('.copy')) button.setAttribute('aria-label', button.textContent + ': ' + button.previousElementSibling.textContent);
  for (const button of all('.copy')) button.addEventListener('click', async () => {
    const command = button.previousElementSibling.textContent;
    let done = true;
    try { await navigator.clipboard.writeText(command); } catch { done = fallback(command); }
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
  // What did not pass is printed with its flow, opened or not.
  for (const card of cards.filter((one) => one.dataset.verdict !== 'pass').slice(0, 20)) unpack(card);
  if (location.hash) reveal();
})();`;
