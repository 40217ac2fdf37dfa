/* Tabs on a process of Cockpit that belongs to a conference or to one of its units, and on the models of such processes. */
import {cards} from './conferences.js';
import {live} from './live.js';
import {whose, whoseAlone} from './whose.js';

/**
 * The plugin object of Cockpit.
 *
 * show({conference, unit, paint, refresh}) gives the page of live.js. `unit` is null on the conference's own process;
 * refresh() fetches and draws now.
 */
export function tab({id, label, priority, show}) {
  return plugin({id, label, priority, pluginPoint: 'cockpit.processInstance.runtime.tab'}, async ({processInstanceId}, ways) => {
    const parts = await whose(processInstanceId);
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
      leave = live(node, ways => find(place, ways), {widens: true});
    },
    unmount() {
      leave();
    },
  };
}
