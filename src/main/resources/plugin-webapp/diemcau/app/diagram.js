/* The diagram of a process or a model in Cockpit: how far each step is, at a size that can be read. */
import {addressOf} from './places.js';
import {h} from './dom.js';
import {live} from './live.js';
import {kind, sign} from './marks.js';
import {sight} from './sight.js';
import {whose, whoseAlone} from './whose.js';
import {ask} from '/forms/shared/server.js';

const LEGEND = {DONE: 'Đã xong', OPEN: 'Đang mở', OVERDUE: 'Quá hạn', CLOSED: 'Không còn làm', WAITING: 'Chưa đến lượt'};

/** A step that nothing has happened to yet stays as it is drawn. */
const SILENT = ['WAITING', 'NONE'];

export const ofProcess = diagram({
  id: 'diemcau-process-diagram',
  pluginPoint: 'cockpit.processInstance.diagram.plugin',
  find: ({processInstanceId}) => whose(processInstanceId),
  named: nameRecord,
});

export const ofModel = diagram({
  id: 'diemcau-model-diagram',
  pluginPoint: 'cockpit.processDefinition.diagram.plugin',
  find: ({processDefinitionId}) => whoseAlone(processDefinitionId),
});

function diagram({id, pluginPoint, find, named}) {
  let leave = () => {};
  return {
    id,
    pluginPoint,
    priority: 100,
    render(viewer, place) {
      leave();
      leave = show(viewer, () => find(place), named);
    },
    unmount() {
      leave();
    },
  };
}

function show(viewer, find, named) {
  named?.('');
  const holder = viewer.get('canvas').getContainer().closest('.diagram-holder');
  const bar = h('div', {class: 'dc-diagram-bar'});
  holder.before(bar);
  holder.classList.add('dc-diagram');
  const eyes = sight(viewer);
  const steps = painter(viewer);
  const leave = live(bar, async () => {
    const parts = await find();
    let known = [];
    return {
      load: async () => {
        if (!parts?.conference) return;
        const {conference, unit} = parts;
        const progress = await ask(
          `/api/conferences/${encodeURIComponent(conference)}/diagram${unit ? `?unit=${encodeURIComponent(unit)}` : ''}`);
        named?.(progress.title);
        known = steps.paint(progress);
        eyes.work(known, {onlyFirst: true});
      },
      view: () => h('div', {class: 'dc-diagram-tools', 'data-key': 'tools'},
        h('div', {class: 'dc-sizes', role: 'group', 'aria-label': 'Cỡ sơ đồ'},
          button('Chỗ đang làm', () => eyes.work(known)),
          button('Vừa chiều ngang', eyes.width),
          button('Vừa khung', eyes.frame)),
        parts?.many
          ? h('p', null, 'Nhiều Hội nghị cùng theo quy trình này. ', h('a', {href: '#/diemcau'}, 'Chọn một Hội nghị'), ' để xem tiến độ trên sơ đồ.')
          : known.length > 0 && legend(known),
        parts?.unit && h('a', {href: `${addressOf(parts.conference)}`}, 'Cả Hội nghị')),
    };
  });
  return () => {
    leave();
    eyes.leave();
    steps.leave();
    named?.(null);
    bar.remove();
    holder.classList.remove('dc-diagram', 'dc-far');
  };
}

/** Puts a name in the place of the engine's id above the diagram; null takes it away. */
function nameRecord(name) {
  document.documentElement.classList.toggle('dc-record', name !== null);
  document.documentElement.style.setProperty('--dc-record', JSON.stringify(name ?? ''));
}

function button(words, onclick) {
  return h('button', {type: 'button', class: 'dc-small', onclick}, words);
}

/** Only what is seen in this diagram. */
function legend(known) {
  return h('ul', {class: 'dc-legend', 'aria-label': 'Chú giải'}, Object.entries(LEGEND)
    .filter(([state]) => state === 'WAITING' || known.some(({progress}) => progress.state === state))
    .map(([state, words]) => h('li', {class: kind(state)}, h('span', {class: 'dc-swatch'}, sign(state)), words)));
}

/** Colours the steps and writes on each how far it is. */
function painter(viewer) {
  const canvas = viewer.get('canvas');
  const overlays = viewer.get('overlays');
  const registry = viewer.get('elementRegistry');
  const painted = new Map();

  const clear = ({element, marker, badge}) => {
    if (registry.get(element.id)) canvas.removeMarker(element, marker);
    if (badge) overlays.remove(badge);
  };

  return {
    /** The steps of this diagram that the server knows: [{element, progress}]. */
    paint({steps, units}) {
      const calls = units ? registry.filter(({type}) => type === 'bpmn:CallActivity').map(element => ({element, progress: units})) : [];
      const known = [...steps.map(({element, progress}) => ({element: registry.get(element), progress})), ...calls]
        .filter(({element}) => element);
      for (const {element, progress} of known) {
        const before = painted.get(element.id);
        if (before?.progress.state === progress.state && before.progress.words === progress.words) continue;
        if (before) clear(before);
        const marker = kind(progress.state);
        canvas.addMarker(element, marker);
        const badge = SILENT.includes(progress.state) ? null : overlays.add(element, 'diemcau-step', {
          position: {top: -11, left: -20},
          html: badgeOf(progress, element.width + 40),
        });
        painted.set(element.id, {element, marker, badge, progress});
      }
      return known;
    },
    leave() {
      painted.forEach(clear);
    },
  };
}

function badgeOf({state, words}, width) {
  const badge = h('div', {class: `dc-badge ${kind(state)}`}, h('span', null, sign(state), h('span', {class: 'dc-words'}, words)));
  // The page's policy allows no style attribute.
  badge.style.width = `${width}px`;
  return badge;
}
