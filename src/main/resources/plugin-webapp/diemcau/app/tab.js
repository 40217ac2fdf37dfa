/* A tab on a process instance of Cockpit that belongs to a conference or to one of its units. */
import {draw, h} from './dom.js';
import {ask} from './server.js';

const EVERY_MS = 15_000;

/**
 * The plugin object of Cockpit.
 *
 * show({conference, unit, paint}) gives {load, view}: load() fetches what view() then draws, at once and again every
 * 15 seconds; paint() draws anew without fetching. `unit` is null on the conference's own process.
 */
export function tab({id, label, priority, show}) {
  let leave = () => {};
  return {
    id,
    pluginPoint: 'cockpit.processInstance.runtime.tab',
    priority,
    properties: {label},
    render(node, {api, processInstanceId}) {
      leave();
      leave = open(node, api, processInstanceId, show);
    },
    unmount() {
      leave();
    },
  };
}

function open(node, api, instance, show) {
  let timer;
  let left = false;
  let page;
  let trouble = null;
  let wide = false;

  const paint = () => {
    if (left) return;
    node.classList.add('dc');
    draw(node,
      h('div', {class: 'dc-bar', 'data-key': 'bar'},
        page && node.showPopover && h('button', {type: 'button', class: 'dc-small', onclick: widen, 'aria-pressed': String(wide)},
          wide ? 'Thu nhỏ' : 'Mở rộng')),
      h('span', {class: 'dc-trouble', role: 'status', 'data-key': 'trouble'},
        trouble && `${trouble}${page?.at ? ` Số liệu dưới đây là của lúc ${page.at}.` : ''}`),
      page?.at ? page.view() : !trouble && h('p', {class: 'dc-note'}, page?.words ?? 'Đang tải…'));
  };
  // As a popover it lies over all of Cockpit, and no frame in it is loaded anew.
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
      page ??= await pageFor(api, instance, show, paint);
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

async function pageFor(api, instance, show, paint) {
  const {businessKey, definitionId} = await ask(`${api.engineApi}/process-instance/${instance}`);
  const model = definitionId.split(':')[0];
  if (!businessKey || !['conference-preparation', 'unit-preparation'].includes(model)) {
    return {words: 'Thẻ này dành cho hồ sơ chuẩn bị Hội nghị.'};
  }
  // A unit's process is called conference:unit.
  const [conference, unit = null] = model === 'unit-preparation' ? businessKey.split(':') : [businessKey];
  return show({conference, unit, paint});
}
