/* The mark of a state: a colour, a sign for people who cannot see colours, and words. */
import {h} from './dom.js';

const SIGNS = {
  OVERDUE: '!',
  FAILED: '✗',
  RISK: '△',
  DUE_SOON: '◔',
  PROMISED: '◷',
  OPEN: '○',
  WORKING: '◐',
  WAITING: '·',
  DONE: '✓',
  CLOSED: '–',
  NONE: '–',
};

export function kind(mark) {
  return `dc-m-${mark.toLowerCase().replace('_', '-')}`;
}

export function sign(mark) {
  return h('span', {class: 'dc-sign', 'aria-hidden': 'true'}, SIGNS[mark]);
}

export function number(n) {
  return n.toLocaleString('vi-VN');
}

export function taskLink(task, words) {
  return task ? h('a', {href: `/camunda/app/tasklist/default/#/?task=${task}`, target: '_blank'}, words) : words;
}

export function processLink(process, words) {
  return process && h('a', {href: `/camunda/app/cockpit/default/#/process-instance/${process}/runtime`}, words);
}

/** The way to a conference's diagram. */
export function diagramLink(process) {
  return h('a', {class: 'dc-to-diagram', href: `/camunda/app/cockpit/default/#/process-instance/${process}/runtime`}, 'Sơ đồ');
}

/** Contacts: posts and named persons. */
export function people(all) {
  return h('details', {class: 'dc-people'}, h('summary', null, 'Liên hệ'),
    h('ul', null, all.map(({role, phone, email}) => h('li', null, role, ': ',
      phone ? h('a', {href: `tel:${phone.replace(/[^+0-9]/g, '')}`}, phone) : h('span', {class: 'dc-soft'}, 'chưa có số điện thoại'),
      email && [', ', h('a', {href: `mailto:${email}`}, email)]))));
}
