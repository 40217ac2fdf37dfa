/* What is seen of a diagram: never smaller than its labels can be read, unless somebody asks for the whole. */

/** The size of labels on the screen that can still be read, in pixels. */
const READABLE = 11;

/** Steps whose middles are this near in the diagram's direction belong to one phase. */
const PHASE = 200;

const EDGE = 20;

export function sight(viewer) {
  const canvas = viewer.get('canvas');
  const events = viewer.get('eventBus');
  const holder = canvas.getContainer().closest('.diagram-holder');
  const least = READABLE / (viewer.get('textRenderer').getDefaultStyle().fontSize ?? 12);
  let isPlaced = false;

  const onView = () => {
    holder.classList.toggle('dc-far', canvas.zoom() < least * .8);
    holder.style.setProperty('--dc-scale', canvas.zoom());
  };
  events.on('canvas.viewbox.changed', onView);

  /** The diagram's box, and the pane's. */
  const boxes = () => {
    canvas.resized();
    const {inner, outer} = canvas.viewbox();
    return {inner, outer};
  };

  const look = (scale, centre) => {
    const {inner, outer} = boxes();
    const width = outer.width / scale;
    const height = outer.height / scale;
    canvas.viewbox({
      x: within(centre.x - width / 2, width, inner.x, inner.width),
      y: within(centre.y - height / 2, height, inner.y, inner.height),
      width,
      height,
    });
    onView();
  };

  /** The scale at which all of it is seen when that can be read, else the smallest that can. */
  const readable = ({inner, outer}) =>
    Math.max(least, Math.min(1, outer.width / (inner.width + 2 * EDGE), outer.height / (inner.height + 2 * EDGE)));

  const api = {
    /** The phase that is furthest on: where most of its open steps are seen at once. */
    work(steps, {onlyFirst = false} = {}) {
      if (onlyFirst && isPlaced) return;
      isPlaced ||= steps.length > 0;
      const {inner, outer} = boxes();
      const scale = readable({inner, outer});
      const places = furthest(steps);
      const counted = places.map(place => ({
        place,
        seen: places.filter(({x, y}) => Math.abs(x - place.x) < outer.width / scale / 2 && Math.abs(y - place.y) < outer.height / scale / 2 - 40),
      }));
      const best = counted.reduce((most, each) => (!most || each.seen.length > most.seen.length ? each : most), null);
      look(scale, best ? middleOf(best.seen) : {x: inner.x, y: inner.y});
    },
    width() {
      const {inner, outer} = boxes();
      const {x, y, width, height} = canvas.viewbox();
      look(outer.width / (inner.width + 2 * EDGE), {x: x + width / 2, y: y + height / 2});
    },
    frame() {
      boxes();
      canvas.zoom('fit-viewport', 'auto');
      onView();
    },
    leave() {
      events.off('canvas.viewbox.changed', onView);
    },
  };
  // Somebody who comes back finds the part that they left: Cockpit keeps it in the address.
  isPlaced = keptInAddress(viewer) && canvas.zoom() >= least * .99;
  if (!isPlaced) {
    api.work([]);
  }
  onView();
  return api;
}

/** The middles of the open steps that are furthest on; of the last ones that were done when none is open. */
function furthest(steps) {
  const open = steps.filter(({progress}) => progress.open > 0 && !progress.optional);
  const begun = open.length > 0 ? open : steps.filter(({progress}) => progress.done > 0);
  // What may happen at any time stands in boxes of its own, outside the phases.
  const ofPhases = begun.filter(({element}) => !element.parent?.businessObject?.triggeredByEvent);
  const places = (ofPhases.length > 0 ? ofPhases : begun).map(({element: {x, y, width, height}}) => ({x: x + width / 2, y: y + height / 2}));
  const last = Math.max(...places.map(({x}) => x));
  return places.filter(({x}) => last - x < PHASE);
}

function middleOf(places) {
  const middle = all => (Math.min(...all) + Math.max(...all)) / 2;
  return {x: middle(places.map(({x}) => x)), y: middle(places.map(({y}) => y))};
}

/** Keeps the view inside the diagram; in the middle of it when the view is larger. */
function within(start, length, from, size) {
  if (length >= size + 2 * EDGE) return from - (length - size) / 2;
  return Math.min(Math.max(start, from - EDGE), from + size + EDGE - length);
}

function keptInAddress(viewer) {
  try {
    const kept = JSON.parse(new URLSearchParams(location.hash.split('?')[1]).get('viewbox') ?? '{}');
    return Boolean(kept[viewer.getDefinitions().id]);
  } catch {
    return false;
  }
}
