/* A tab on a process instance of Cockpit that belongs to a conference or to one of its units. */
import {live} from './live.js';
import {ask} from '/forms/shared/server.js';

/**
 * The plugin object of Cockpit.
 *
 * show({conference, unit, paint, refresh}) gives the page of live.js. `unit` is null on the conference's own process;
 * refresh() fetches and draws now.
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
      leave = live(node, ways => pageFor(api, processInstanceId, show, ways), {widens: true});
    },
    unmount() {
      leave();
    },
  };
}

async function pageFor(api, instance, show, ways) {
  const {businessKey, definitionId} = await ask(`${api.engineApi}/process-instance/${instance}`);
  const model = definitionId.split(':')[0];
  if (!businessKey || !['conference-preparation', 'unit-preparation'].includes(model)) {
    return {words: 'Thẻ này dành cho hồ sơ chuẩn bị Hội nghị.'};
  }
  // A unit's process is called conference:unit.
  const [conference, unit = null] = model === 'unit-preparation' ? businessKey.split(':') : [businessKey];
  return show({conference, unit, ...ways});
}
