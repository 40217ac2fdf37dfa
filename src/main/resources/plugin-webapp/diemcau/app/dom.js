/* Renders data and updates only the differences, so that a user's opened parts, typed text and reading position stay. */

const HANDLERS = ['onclick', 'onsubmit', 'onchange', 'oninput'];

/** Properties under the user's control: set once and then left alone. */
const THEIRS = ['value', 'checked', 'selected', 'open'];

/**
 * An element: h('td', {class: 'dc-late', onclick: open, 'data-key': 7}, 'muộn', [more]); null and false draw nothing.
 * A checkbox that is `chosen` or not follows the page and not only the user.
 */
export function h(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (HANDLERS.includes(key)) element[key] = value;
    else if (key === 'chosen') element.chosen = element.checked = value;
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : value);
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  }
  return element;
}

/** Makes the content of `node` look like these children. */
export function draw(node, ...children) {
  align(node, children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
}

function align(node, wanted) {
  const keyed = new Map([...node.children].filter(child => child.dataset.key).map(child => [child.dataset.key, child]));
  let next = node.firstChild;
  for (const fresh of wanted) {
    const known = fresh.dataset?.key ? keyed.get(fresh.dataset.key) : next?.dataset?.key ? null : next;
    if (known && isSame(known, fresh)) {
      if (known === next) next = next.nextSibling;
      else node.insertBefore(known, next);
      update(known, fresh);
    } else {
      node.insertBefore(fresh, next);
    }
  }
  while (next) {
    const gone = next;
    next = next.nextSibling;
    gone.remove();
  }
}

function isSame(known, fresh) {
  return known.nodeName === fresh.nodeName && known.dataset?.key === fresh.dataset?.key;
}

function update(known, fresh) {
  if (known.nodeType === Node.TEXT_NODE) {
    if (known.nodeValue !== fresh.nodeValue) known.nodeValue = fresh.nodeValue;
    return;
  }
  for (const {name, value} of fresh.attributes) {
    if (!THEIRS.includes(name) && known.getAttribute(name) !== value) known.setAttribute(name, value);
  }
  for (const {name} of [...known.attributes]) {
    if (!THEIRS.includes(name) && !fresh.hasAttribute(name)) known.removeAttribute(name);
  }
  if (fresh.chosen !== undefined) known.checked = fresh.chosen;
  HANDLERS.forEach(handler => { if (known[handler] !== fresh[handler]) known[handler] = fresh[handler]; });
  align(known, [...fresh.childNodes]);
}
