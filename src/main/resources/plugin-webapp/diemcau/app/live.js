/* Keeps one of our pages up to date with the server. */
import {draw, h} from './dom.js';

const EVERY_MS = 15_000;

/**
 * Draws a page into a node, at once and again every 15 seconds, until the function that it returns is called.
 *
 * find({paint}) gives the page {load, view}: load() fetches what view() then draws; paint() draws anew without fetching.
 * A page {words} only says so. `widens` offers the whole window to it.
 */
export function live(node, find, {widens = false} = {}) {
  let timer;
  let left = false;
  let page;
  let trouble = null;
  let wide = false;

  const paint = () => {
    if (left) return;
    node.classList.add('dc');
    draw(node,
      widens && h('div', {class: 'dc-bar', 'data-key': 'bar'},
        page && node.showPopover && h('button', {type: 'button', class: 'dc-small', onclick: widen, 'aria-pressed': String(wide)},
          wide ? 'Thu nhỏ' : 'Mở rộng')),
      h('span', {class: 'dc-trouble', role: 'status', 'data-key': 'trouble'},
        trouble && `${trouble}${page?.at ? ` Số liệu dưới đây là của lúc ${page.at}.` : ''}`),
      page?.at ? page.view() : !trouble && h('p', {class: 'dc-note'}, page?.words ?? 'Đang tải…'));
  };
  // A popover covers all of Cockpit and does not reload its frames.
  const widen = () => {
    wide = !wide;
    if (wide) {
      node.popover = 'manual';
      node.showPopover();
    } else {
      node.hidePopover();
      node.popover = null;
    }
    paint();
  };
  const onKey = event => {
    if (event.key === 'Escape' && wide) widen();
  };
  const refresh = async () => {
    clearTimeout(timer);
    try {
      page ??= await find({paint, refresh: () => refresh()});
      if (page.load && !document.hidden) {
        await page.load();
        page.at = new Date().toTimeString().slice(0, 5);
      }
      trouble = null;
    } catch (problem) {
      trouble = problem.message;
    }
    paint();
    if (!left) timer = setTimeout(refresh, EVERY_MS);
  };

  document.addEventListener('keydown', onKey);
  document.addEventListener('visibilitychange', refresh);
  paint();
  refresh();
  return () => {
    left = true;
    clearTimeout(timer);
    document.removeEventListener('keydown', onKey);
    document.removeEventListener('visibilitychange', refresh);
  };
}
