/* Our own page in Cockpit: all conferences, or one of them with its tabs, also when its process has ended. */
import {h} from './dom.js';
import {cards, conferences} from './conferences.js';
import {live} from './live.js';
import {addressOf, CHANGE, changeOf, CONFERENCES, DESK} from './places.js';
import {tabsOf} from './tab.js';
import {ask} from '/forms/shared/server.js';

/** The entry in Cockpit's menu. */
export const entry = {
  id: 'diemcau-conferences',
  pluginPoint: 'cockpit.navigation',
  priority: 200,
  properties: {label: 'Hội nghị', pagePath: `#${CONFERENCES}`, checkActive: url => [CONFERENCES, DESK, CHANGE].some(path => url.includes(`#${path}`))},
};

/** Our part of Cockpit's dashboard. */
export const dashboard = viewAt({
  id: 'diemcau-cards',
  pluginPoint: 'cockpit.dashboard',
  priority: 100,
  properties: {label: 'Hội nghị'},
}, node => live(node, cards));

/** @param tabs [{id, label, show}], the first one first */
export function page(tabs) {
  return viewAt({
    id: 'diemcau-page',
    pluginPoint: 'cockpit.route',
    priority: 0,
    properties: {path: `${CONFERENCES}/:conference?`},
  }, node => {
    const {conference, wanted} = address();
    node.classList.add('dc-page');
    return conference ? live(node, ways => one(conference, tabs, wanted, ways)) : live(node, conferences);
  });
}

function viewAt(plugin, show) {
  let leave = () => {};
  return {
    ...plugin,
    render(node) {
      leave();
      leave = show(node);
    },
    unmount() {
      leave();
    },
  };
}

/** The parameters of #/diemcau/hoi-nghi?tab=diemcau-mails. */
function address() {
  const [path, query] = location.hash.slice(1).split('?');
  const id = path.slice(CONFERENCES.length + 1);
  return {conference: id && decodeURIComponent(id), wanted: new URLSearchParams(query).get('tab')};
}

async function one(conference, tabs, wanted, ways) {
  const {title, status} = await ask(`/api/conferences/${encodeURIComponent(conference)}`);
  const its = await tabsOf(conference, tabs);
  const current = its.find(({id}) => id === wanted) ?? its[0];
  const shown = current.show({conference, unit: null, ...ways});
  return {
    load: shown.load,
    view: () => h('div', {'data-key': 'one'},
      h('nav', {class: 'dc-crumbs', 'aria-label': 'Hội nghị'}, h('a', {href: `#${CONFERENCES}`}, 'Hội nghị'), ' › ', title),
      h('nav', {class: 'dc-tabs', 'aria-label': 'Nội dung'}, its.map(({id, label}) =>
        h('a', {href: `${addressOf(conference)}?tab=${id}`, 'aria-current': id === current.id ? 'page' : null}, label)),
      !['CLOSED', 'CANCELLED'].includes(status) && h('a', {class: 'dc-to-change', href: changeOf(conference)}, 'Sửa, dời, hủy')),
      shown.view()),
  };
}
