/* Shows the result of a user's action. */
import {h} from './dom.js';

/** @param answer {done: sentence} or {problems: [{place, message}]} or null */
export function said(answer) {
  if (!answer) return null;
  return answer.done
    ? h('p', {class: 'dc-done', role: 'status', 'data-key': 'said'}, answer.done)
    : h('ul', {class: 'dc-problems', role: 'alert', 'data-key': 'said'},
      answer.problems.map(({place, message}) => h('li', null, place ? `${place}: ${message}` : message)));
}
