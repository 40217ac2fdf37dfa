/* Tabs on a process of Cockpit that belongs to a conference or to one of its units, and on the models of such processes. */
import {cards} from './conferences.js';
import {live} from './live.js';
import {whose, whoseAlone} from './whose.js';

/** The tabs that have something to show of a conference. */
export async function tabsOf(conference, tabs) {
  const wanted = await Promise.all(tabs.map(({isFor}) => isFor ? isFor(conference) : true));
  return tabs.filter((_, i) => wanted[i]);
}

/** Cockpit offers the tabs of every plugin; those that have nothing to show here are taken away. */
async function takeAway(node, conference, tabs) {
  const its = await tabsOf(conference, tabs);
  const empty = new Set(tabs.filter(each => !its.includes(each)).map(({label}) => label));
  node.closest('.ctn-tabbed')?.querySelectorAll('.nav-tabs > li').forEach(item => {
    if (empty.has(item.textContent.trim())) item.style.display = 'none';
  });
}

/**
 * The plugin object of Cockpit.
 *
 * show({conference, unit, paint, refresh}) gives the page of live.js. `unit` is null on the conference's own process;
 * refresh() fetches and draws now.
 */
export function tab({id, label, priority, show}, tabs) {
  return plugin({id, label, priority, pluginPoint: 'cockpit.processInstance.runtime.tab'}, async ({processInstanceId}, ways, node) => {
    const parts = await whose(processInstanceId);
    if (parts) takeAway(node, parts.conference, tabs).catch(() => { /* The tab stays. */ });
    return parts ? show({...parts, ...ways}) : {words: 'Thẻ này dành cho hồ sơ chuẩn bị Hội nghị.'};
  });
}

/** The same tab on a model: of the conference that alone runs by it, else the way to each of them. */
export function modelTab({id, label, priority, show}) {
  return plugin({id: `${id}-model`, label, priority, pluginPoint: 'cockpit.processDefinition.runtime.tab'},
    async ({processDefinitionId}, ways) => {
      const parts = await whoseAlone(processDefinitionId);
      if (!parts) return {words: 'Chưa có Hội nghị nào đang chuẩn bị theo quy trình này.'};
      return parts.many ? cards() : show({...parts, unit: null, ...ways});
    });
}

function plugin({id, label, priority, pluginPoint}, find) {
  let leave = () => {};
  return {
    id,
    pluginPoint,
    priority,
    properties: {label},
    render(node, place) {
      leave();
      leave = live(node, ways => find(place, ways, node), {widens: true});
    },
    unmount() {
      leave();
    },
  };
}
